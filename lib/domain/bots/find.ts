import { and, eq, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { bots, organizations, phoneNumbers } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import { type BotRow, botColumns } from "./present";

/** The columns that place a bot in an account and an organization. */
export const BOT_SCOPE = { accountId: bots.accountId, orgId: bots.orgId };

/**
 * A bot in the caller's reach. Bots of an archived organization are not found.
 * @throws AppError `not_found`
 */
export async function findBot(from: Queryable, context: Context, id: string): Promise<BotRow> {
  const [row] = await from
    .select(botColumns)
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(and(within(context, id), isNull(organizations.archivedAt)));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * A bot, locked until the transaction ends, so that no edit or attach can interfere. It is read after it is locked: a
 * statement that waited for the lock sees the row as it is now, but everything else, such as the questions, as it was when
 * the statement began.
 * @param permission required where the bot is
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockBot(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<BotRow> {
  await tx.select({ id: bots.id }).from(bots).where(within(context, id)).for("update");
  const row = await findBot(tx, context, id);
  requirePermission(context, permission, row);
  return row;
}

function within(context: Context, id: string) {
  return and(eq(bots.id, parseId(id)), withinReach(context, BOT_SCOPE));
}

/** The bot's lines whose language it does not suit. */
export async function mismatchedLines(from: Queryable, botId: string) {
  return from
    .select({ number: phoneNumbers.number, language: phoneNumbers.language })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.botId, botId), eq(phoneNumbers.languageMismatch, true)))
    .orderBy(phoneNumbers.createdAt, phoneNumbers.id);
}
