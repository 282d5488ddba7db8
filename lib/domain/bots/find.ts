import { and, eq } from "drizzle-orm";
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
 * A bot in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findBot(from: Queryable, context: Context, id: string): Promise<BotRow> {
  const [row] = await select(from, context, id);
  if (!row) throw new AppError("not_found");
  return row;
}

/** The same, locked until the transaction ends, so that neither an edit nor an attach can come between. */
export async function lockBot(tx: Transaction, context: Context, id: string): Promise<BotRow> {
  const [row] = await select(tx, context, id).for("update", { of: bots });
  if (!row) throw new AppError("not_found");
  return row;
}

function select(from: Queryable, context: Context, id: string) {
  return from
    .select(botColumns)
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(and(eq(bots.id, knownShape(id)), withinReach(context, BOT_SCOPE)));
}

/** The bot's lines whose language it is not trained in. */
export async function mismatchedLines(from: Queryable, botId: string) {
  return from
    .select({ number: phoneNumbers.number, language: phoneNumbers.language })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.botId, botId), eq(phoneNumbers.languageMismatch, true)))
    .orderBy(phoneNumbers.createdAt, phoneNumbers.id);
}
