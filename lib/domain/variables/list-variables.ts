import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, variables } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { parseId } from "@/lib/domain/ids";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { ListVariablesInput, VariableList } from "@/lib/schemas/variable";
import { presentVariable } from "./present";

/**
 * The variables of an organization, one page at a time.
 * @throws AppError `not_found`
 */
export async function listVariables(context: Context, input: ListVariablesInput): Promise<VariableList> {
  const columns = { id: variables.id, createdAt: variables.createdAt, name: sql`${variables.name}` };
  const page = keyset(columns, input);
  // Starts from the organization, so that one without variables is found too.
  const found = await database()
    .select({ place: ORGANIZATION_SCOPE, variable: variables })
    .from(organizations)
    .leftJoin(variables, and(eq(variables.orgId, organizations.id), page.after))
    .where(
      and(
        eq(organizations.id, parseId(input.id)),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const [first] = found;
  if (!first) throw new AppError("not_found");
  requirePermission(context, "read", first.place);
  const present = found.flatMap(({ variable }) => variable ?? []);
  const { rows, pagination } = pageOf(present, page, (row) => ({ ...row, sortName: row.name }));
  return { variables: rows.map(presentVariable), pagination };
}
