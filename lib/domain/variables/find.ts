import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { variables } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { VariableIdInput } from "@/lib/schemas/variable";
import type { VariableRow } from "./present";

/**
 * A variable, locked until the transaction ends. Its organization is locked too, so that nobody can archive it before
 * then.
 * @param permission required at the organization
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockVariable(
  tx: Transaction,
  context: Context,
  { id, variableId }: VariableIdInput,
  permission: Permission,
): Promise<VariableRow> {
  const organization = await lockOrganization(tx, context, id, permission, "key share");
  const [row] = await tx
    .select()
    .from(variables)
    .where(and(eq(variables.id, variableId), eq(variables.orgId, organization.id)))
    .for("update");
  if (!row) throw new AppError("not_found");
  return row;
}
