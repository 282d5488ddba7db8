import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { database, type Queryable, type Transaction } from "@/db/client";
import { bots, organizations, phoneNumbers } from "@/db/schema";
import type { Context } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** Lines, each with its organization and its bot, in one query; the caller adds conditions, order and limit. */
export function selectNumbers(queryable: Queryable = database()) {
  return queryable
    .select({
      line: phoneNumbers,
      organization: {
        id: organizations.id,
        name: organizations.name,
        timezone: organizations.timezone,
        city: organizations.city,
        addressLine1: organizations.addressLine1,
        state: organizations.state,
        zip: organizations.zip,
      },
      bot: { id: bots.id, name: bots.name, languages: bots.languages, outbound: bots.outbound },
      sortName: sql<string>`lower(${phoneNumbers.name})`,
    })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .leftJoin(bots, eq(bots.id, phoneNumbers.botId))
    .$dynamic();
}

export type NumberRow = Omit<Awaited<ReturnType<typeof selectNumbers>>[number], "sortName">;
export type Line = NumberRow["line"];

/** The caller's reach over lines, as a condition. */
export function numbersWithinReach(context: Context): SQL | undefined {
  return withinReach(context, { accountId: phoneNumbers.accountId, orgId: phoneNumbers.orgId });
}

/**
 * A living line of the caller's with its organization and bot.
 * @throws AppError `not_found` for released and foreign ones too
 */
export async function findNumberRow(queryable: Queryable, context: Context, id: string): Promise<NumberRow> {
  const [row] = await selectNumbers(queryable).where(
    and(
      eq(phoneNumbers.id, knownShape(id)),
      ne(phoneNumbers.status, "released"),
      numbersWithinReach(context),
    ),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * Locks a living line of the caller's until the transaction ends.
 * @throws AppError `not_found` for released and foreign ones too
 */
export async function lockNumber(tx: Transaction, context: Context, id: string): Promise<Line> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.id, knownShape(id)),
        ne(phoneNumbers.status, "released"),
        numbersWithinReach(context),
      ),
    )
    .for("update");
  if (!line) throw new AppError("not_found");
  return line;
}

/**
 * Fetches a living bot of the caller's and keeps its languages from changing until the transaction ends. Take it before the
 * line's lock: an edit of the bot locks in that order too, so that the two cannot block each other.
 * @throws AppError `not_found` for foreign ones too
 */
export async function holdBot(tx: Transaction, context: Context, botId: string) {
  const [bot] = await tx
    .select({
      id: bots.id,
      orgId: bots.orgId,
      name: bots.name,
      languages: bots.languages,
      outbound: bots.outbound,
    })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(
      and(
        eq(bots.id, knownShape(botId)),
        isNull(organizations.archivedAt),
        withinReach(context, { accountId: bots.accountId, orgId: bots.orgId }),
      ),
    )
    .for("share", { of: bots });
  if (!bot) throw new AppError("not_found");
  return bot;
}
