import { and, eq, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { bots, organizations, phoneNumbers } from "@/db/schema";
import type { Context } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import { type BotRow, botColumns } from "./present";

/** The columns that say whose a bot is. */
export const BOT_SCOPE = { accountId: bots.accountId, orgId: bots.orgId };

/**
 * A bot in the caller's reach; those of an archived organization rest with it.
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
 * The same, locked until the transaction ends, so that neither an edit nor an attach can come between. It is read after
 * the lock is held: what a statement that waits for a lock reads beside the row, such as the questions, is as old as
 * the wait.
 */
export async function lockBot(tx: Transaction, context: Context, id: string): Promise<BotRow> {
  await tx.select({ id: bots.id }).from(bots).where(within(context, id)).for("update");
  return findBot(tx, context, id);
}

function within(context: Context, id: string) {
  return and(eq(bots.id, knownShape(id)), withinReach(context, BOT_SCOPE));
}

/** The bot's lines whose language it is not trained in. */
export async function mismatchedLines(from: Queryable, botId: string) {
  return from
    .select({ number: phoneNumbers.number, language: phoneNumbers.language })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.botId, botId), eq(phoneNumbers.languageMismatch, true)))
    .orderBy(phoneNumbers.createdAt, phoneNumbers.id);
}
