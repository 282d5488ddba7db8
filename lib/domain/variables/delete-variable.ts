import { eq } from "drizzle-orm";
import { variables } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import type { VariableIdInput } from "@/lib/schemas/variable";
import { lockVariable } from "./find";
import { auditedFields, presentVariable } from "./present";

/**
 * Deletes a variable. Texts that use it keep the placeholder.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the current one
 */
export async function deleteVariable(
  context: Context,
  input: VariableIdInput & IfVersion,
): Promise<{ id: string }> {
  requirePermissionSomewhere(context, "organizations:write");
  return inTransaction(async (tx) => {
    const row = await lockVariable(tx, context, input, "organizations:write");
    await assertVersion(row, input.version, presentVariable);
    await tx.delete(variables).where(eq(variables.id, row.id));
    await recordAudit(tx, context, {
      action: "variable.delete",
      subject: { type: "variable", id: row.id, label: row.name },
      place: { orgId: row.orgId, accountId: row.accountId },
      before: auditedFields(row),
    });
    return { id: row.id };
  });
}
