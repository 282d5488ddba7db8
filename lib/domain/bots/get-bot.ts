import { database } from "@/db/client";
import { type Context, requirePermission } from "@/lib/context";
import type { Bot } from "@/lib/schemas/bot";
import { findBot } from "./find";
import { presentBot } from "./present";

/**
 * One bot with its training.
 * @throws AppError `not_found`
 */
export async function getBot(context: Context, input: { id: string }): Promise<Bot> {
  const row = await findBot(database(), context, input.id);
  requirePermission(context, "read", { orgId: row.orgId, accountId: row.accountId });
  return presentBot(row);
}
