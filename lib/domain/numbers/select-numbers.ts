import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { database, type Queryable, type Transaction } from "@/db/client";
import { bots, organizations, phoneNumbers } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** The columns of a line's organization that answers and rules need. */
export const ORGANIZATION_FACTS = {
  id: organizations.id,
  name: organizations.name,
  timezone: organizations.timezone,
  city: organizations.city,
  addressLine1: organizations.addressLine1,
  state: organizations.state,
  zip: organizations.zip,
};

/** The columns of a line's bot that answers and rules need. */
export const BOT_FACTS = {
  id: bots.id,
  name: bots.name,
  languages: bots.languages,
  greetingLanguages: bots.greetingLanguages,
  outbound: bots.outbound,
};

/** Selects lines with organization and bot, in one query; the caller adds conditions, order and limit. */
export function selectNumbers(queryable: Queryable = database()) {
  return queryable
    .select({
      line: phoneNumbers,
      organization: ORGANIZATION_FACTS,
      bot: BOT_FACTS,
      sortName: sql<string>`"phone_numbers"."sort_name"`,
    })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .leftJoin(bots, eq(bots.id, phoneNumbers.botId))
    .$dynamic();
}

export type NumberRow = Omit<Awaited<ReturnType<typeof selectNumbers>>[number], "sortName">;
export type Line = NumberRow["line"];

/** The columns that place a line in an account and an organization. */
export const NUMBER_SCOPE = { accountId: phoneNumbers.accountId, orgId: phoneNumbers.orgId };

/** The condition that limits a query of lines to the caller's reach. */
export function numbersWithinReach(context: Context): SQL | undefined {
  return withinReach(context, NUMBER_SCOPE);
}

/**
 * Finds a living line in the caller's reach, with its organization and bot.
 * @throws AppError `not_found`, for released and foreign lines too
 */
export async function findNumberRow(queryable: Queryable, context: Context, id: string): Promise<NumberRow> {
  const [row] = await selectNumbers(queryable).where(
    and(eq(phoneNumbers.id, parseId(id)), ne(phoneNumbers.status, "released"), numbersWithinReach(context)),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * Locks a living line in the caller's reach until the transaction ends.
 * @param permission required at the line's organization
 * @throws AppError `not_found`, for released and foreign lines too; `forbidden`
 */
export async function lockNumber(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<Line> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(
      and(eq(phoneNumbers.id, parseId(id)), ne(phoneNumbers.status, "released"), numbersWithinReach(context)),
    )
    .for("update");
  if (!line) throw new AppError("not_found");
  requirePermission(context, permission, line);
  return line;
}

/**
 * Locks a bot in the caller's reach, so that its languages and greetings do not change until the transaction ends. Lock it before the
 * line: an edit of the bot locks in the same order, so the two cannot deadlock.
 * @param permission required at the bot's organization; `read` is enough to attach it, because the line requires more
 * @throws AppError `not_found`, for foreign bots and archived organizations too; `forbidden`
 */
export async function lockBotToAttach(
  tx: Transaction,
  context: Context,
  botId: string,
  permission: Permission,
) {
  const [bot] = await tx
    .select({ ...BOT_FACTS, orgId: bots.orgId, accountId: bots.accountId })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(
      and(
        eq(bots.id, parseId(botId)),
        isNull(organizations.archivedAt),
        withinReach(context, { accountId: bots.accountId, orgId: bots.orgId }),
      ),
    )
    .for("share", { of: bots });
  if (!bot) throw new AppError("not_found");
  requirePermission(context, permission, bot);
  return bot;
}

/** Reads a bot's name for the history; null if the bot was deleted. */
export async function botName(tx: Transaction, botId: string): Promise<string | null> {
  const [bot] = await tx.select({ name: bots.name }).from(bots).where(eq(bots.id, botId));
  return bot?.name ?? null;
}
