import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { variables } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { findOrganization } from "@/lib/domain/organizations/find";
import type { ListVariablesInput, VariableList } from "@/lib/schemas/variable";
import { presentVariable } from "./present";

/**
 * The variables of an organization, a page at a time.
 * @throws AppError `not_found`
 */
export async function listVariables(context: Context, input: ListVariablesInput): Promise<VariableList> {
  const { id: orgId, accountId } = await findOrganization(database(), context, input.id);
  requirePermission(context, "read", { orgId, accountId });
  const columns = { id: variables.id, createdAt: variables.createdAt, name: sql`${variables.name}` };
  const page = keyset(columns, input);
  const found = await database()
    .select()
    .from(variables)
    .where(and(eq(variables.orgId, orgId), page.after))
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => ({ ...row, sortName: row.name }));
  return { variables: rows.map(presentVariable), pagination };
}
