import { eq } from "drizzle-orm";
import { variables } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import type { UpdateVariableInput, Variable } from "@/lib/schemas/variable";
import { lockVariable } from "./find";
import { asNameTaken } from "./name-taken";
import { auditedFields, presentVariable, type VariableRow } from "./present";
import { normalizeValue } from "./rules";

/**
 * Changes a variable. Absent fields stay. A change that changes nothing records nothing.
 * @throws AppError `forbidden`, `not_found`, `variable_exists`; `validation_failed` if it becomes a phone number and
 *   its value is not one; `edit_conflict` with `details.current` when `version` is not the current one
 */
export async function updateVariable(
  context: Context,
  input: UpdateVariableInput & IfVersion,
): Promise<Variable> {
  requirePermissionSomewhere(context, "organizations:write");
  const { id, variableId, version, ...fields } = input;
  return inTransaction(async (tx) => {
    const before = await lockVariable(tx, context, { id, variableId }, "organizations:write");
    await assertVersion(before, version, presentVariable);
    const wanted = { ...before, ...fields };
    const after: VariableRow = { ...wanted, value: normalizeValue(wanted.type, wanted.value) };
    const change = { before: auditedFields(before), after: auditedFields(after) };
    if (difference(change.before, change.after).changes.length === 0) return presentVariable(before);
    const next = { ...after, version: before.version + 1, updatedAt: context.now() };
    await tx.update(variables).set(next).where(eq(variables.id, before.id));
    await recordAudit(tx, context, {
      action: "variable.update",
      subject: { type: "variable", id: next.id, label: next.name },
      place: { orgId: next.orgId, accountId: next.accountId },
      ...change,
    });
    return presentVariable(next);
  }).catch((error) => {
    throw asNameTaken(error);
  });
}
