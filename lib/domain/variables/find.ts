import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { variables } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { VariableIdInput } from "@/lib/schemas/variable";
import type { VariableRow } from "./present";

/**
 * The place whose variables the caller may change, kept from being archived until the transaction ends.
 * @throws AppError `not_found`, `forbidden`
 */
export async function holdPlace(tx: Transaction, context: Context, orgId: string) {
  const organization = await lockOrganization(tx, context, orgId, "key share");
  const place = { orgId: organization.id, accountId: organization.accountId };
  requirePermission(context, "organizations:write", place);
  return place;
}

/**
 * A variable that the caller may change, with its place; locked until the transaction ends.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockVariable(
  tx: Transaction,
  context: Context,
  { id, variableId }: VariableIdInput,
): Promise<VariableRow> {
  const { orgId } = await holdPlace(tx, context, id);
  const [row] = await tx
    .select()
    .from(variables)
    .where(and(eq(variables.id, variableId), eq(variables.orgId, orgId)))
    .for("update");
  if (!row) throw new AppError("not_found");
  return row;
}
