import { runningOrPool } from "@/db/transaction";
import { type Context, requirePermission } from "@/lib/context";
import { findBot } from "@/lib/domain/bots/find";
import type { Workflow, WorkflowIdInput } from "@/lib/schemas/workflow";
import { findWorkflow } from "./find";
import { presentWorkflow } from "./present";

/**
 * One workflow of a bot with its steps.
 * @throws AppError `not_found`
 */
export async function getWorkflow(context: Context, input: WorkflowIdInput): Promise<Workflow> {
  const from = runningOrPool();
  const bot = await findBot(from, context, input.botId);
  requirePermission(context, "read", bot);
  return presentWorkflow(await findWorkflow(from, bot.id, input.workflowId));
}
