import type { workflows } from "@/db/schema";
import type { Step, Workflow } from "@/lib/schemas/workflow";

export type WorkflowRow = typeof workflows.$inferSelect;

/** The answer for a workflow. */
export function presentWorkflow(row: WorkflowRow): Workflow {
  return {
    id: row.id,
    botId: row.botId,
    title: row.title,
    description: row.description,
    usageContext: row.usageContext,
    enabled: row.enabled,
    order: row.order,
    // Only `normalizeSteps` writes it.
    steps: row.steps as Step[],
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields of a workflow that the history records. */
export function auditedFields(row: WorkflowRow, bot: { name: string }): Record<string, unknown> {
  const { title, description, usageContext, enabled, order, steps } = row;
  return { botName: bot.name, title, description, usageContext, enabled, order, steps };
}
