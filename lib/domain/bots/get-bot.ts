import { runningOrPool } from "@/db/transaction";
import { type Context, type Place, requirePermission } from "@/lib/context";
import type { Bot } from "@/lib/schemas/bot";
import { findBot } from "./find";
import { presentBot } from "./present";

/**
 * One bot with its training.
 * @throws AppError `not_found`
 */
export async function getBot(context: Context, input: { id: string }): Promise<Bot> {
  return (await getPlacedBot(context, input)).bot;
}

/**
 * One bot with its place, for callers that check permissions there.
 * @throws AppError `not_found`
 */
export async function getPlacedBot(
  context: Context,
  input: { id: string },
): Promise<{ bot: Bot; place: Place }> {
  const row = await findBot(runningOrPool(), context, input.id);
  const place = { orgId: row.orgId, accountId: row.accountId };
  requirePermission(context, "read", place);
  return { bot: presentBot(row), place };
}
