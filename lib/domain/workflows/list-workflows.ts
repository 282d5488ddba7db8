import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { workflows } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { findBot } from "@/lib/domain/bots/find";
import type { WorkflowList } from "@/lib/schemas/workflow";
import { presentWorkflow } from "./present";

/**
 * All workflows of a bot, in their order.
 * @throws AppError `not_found`
 */
export async function listWorkflows(context: Context, input: { botId: string }): Promise<WorkflowList> {
  const bot = await findBot(database(), context, input.botId);
  requirePermission(context, "read", bot);
  const rows = await database()
    .select()
    .from(workflows)
    .where(eq(workflows.botId, bot.id))
    .orderBy(workflows.order, workflows.createdAt, workflows.id);
  return { workflows: rows.map(presentWorkflow) };
}
