import { eq } from "drizzle-orm";
import { workflows } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { lockBot } from "@/lib/domain/bots/find";
import type { WorkflowIdInput } from "@/lib/schemas/workflow";
import { findWorkflow } from "./find";
import { auditedFields, presentWorkflow } from "./present";

/**
 * Deletes a workflow of a bot.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the current one
 */
export async function deleteWorkflow(
  context: Context,
  input: WorkflowIdInput & IfVersion,
): Promise<{ id: string }> {
  requirePermissionSomewhere(context, "bots:write");
  return inTransaction(async (tx) => {
    const bot = await lockBot(tx, context, input.botId, "bots:write");
    const row = await findWorkflow(tx, bot.id, input.workflowId);
    await assertVersion(row, input.version, presentWorkflow);
    await tx.delete(workflows).where(eq(workflows.id, row.id));
    await recordAudit(tx, context, {
      action: "workflow.delete",
      subject: { type: "workflow", id: row.id, label: row.title },
      place: { orgId: bot.orgId, accountId: bot.accountId },
      before: auditedFields(row, bot),
    });
    return { id: row.id };
  });
}
