import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { workflows } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { lockBot } from "@/lib/domain/bots/find";
import type { BotRow } from "@/lib/domain/bots/present";
import { knownShape } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { WorkflowRow } from "./present";

/**
 * A workflow of a bot that the caller has been found to reach.
 * @throws AppError `not_found`, also for one of another bot
 */
export async function findWorkflow(from: Queryable, botId: string, id: string): Promise<WorkflowRow> {
  const [row] = await from
    .select()
    .from(workflows)
    .where(and(eq(workflows.id, knownShape(id)), eq(workflows.botId, botId)));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * A bot whose workflows the caller may change; whoever else would change them waits until the transaction ends.
 * @throws AppError `not_found`, `forbidden`
 */
export async function holdBot(tx: Transaction, context: Context, botId: string): Promise<BotRow> {
  const bot = await lockBot(tx, context, botId);
  requirePermission(context, "bots:write", bot);
  return bot;
}
