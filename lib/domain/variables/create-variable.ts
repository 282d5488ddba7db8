import { variables } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { CreateVariableInput, Variable } from "@/lib/schemas/variable";
import { holdPlace } from "./find";
import { asNameTaken } from "./name-taken";
import { auditedFields, presentVariable } from "./present";
import { keptValue } from "./rules";

/**
 * Adds a variable to an organization, for the texts of its bots.
 * @throws AppError `forbidden`, `not_found`, `variable_exists`; `validation_failed` for a phone number that is none
 */
export async function createVariable(context: Context, input: CreateVariableInput): Promise<Variable> {
  requirePermissionSomewhere(context, "organizations:write");
  const { id, ...fields } = input;
  const value = keptValue(fields.type, fields.value);
  return inTransaction(async (tx) => {
    const place = await holdPlace(tx, context, id);
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
