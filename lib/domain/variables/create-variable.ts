import { variables } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import type { CreateVariableInput, Variable } from "@/lib/schemas/variable";
import { asNameTaken } from "./name-taken";
import { auditedFields, presentVariable } from "./present";
import { normalizeValue } from "./rules";

/**
 * Creates a variable of an organization, for the texts of its bots.
 * @throws AppError `forbidden`, `not_found`, `variable_exists`; `validation_failed` for an invalid phone number
 */
export async function createVariable(context: Context, input: CreateVariableInput): Promise<Variable> {
  requirePermissionSomewhere(context, "organizations:write");
  const { id, ...fields } = input;
  const value = normalizeValue(fields.type, fields.value);
  return inTransaction(async (tx) => {
    const place = placeOf(await lockOrganization(tx, context, id, "organizations:write", "key share"));
    const now = context.now();
    const [row] = await tx
      .insert(variables)
      .values({ ...fields, ...place, value, createdAt: now, updatedAt: now })
      .returning();
    if (!row) throw new Error("The variable was not inserted.");
    await recordAudit(tx, context, {
      action: "variable.create",
      subject: { type: "variable", id: row.id, label: row.name },
      place,
      after: auditedFields(row),
    });
    return presentVariable(row);
  }).catch((error) => {
    throw asNameTaken(error);
  });
}
