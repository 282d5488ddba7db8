import type { variables } from "@/db/schema";
import type { Variable } from "@/lib/schemas/variable";

export type VariableRow = typeof variables.$inferSelect;

/** The answer for a variable. */
export function presentVariable(row: VariableRow): Variable {
  return {
    id: row.id,
    orgId: row.orgId,
    name: row.name,
    value: row.value,
    type: row.type,
    displayName: row.displayName,
    description: row.description,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields of a variable that the history records. */
export function auditedFields(row: VariableRow): Record<string, unknown> {
  const { name, value, type, displayName, description } = row;
  return { name, value, type, displayName, description };
}
