import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, variables } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { Variable, VariableIdInput } from "@/lib/schemas/variable";
import { presentVariable } from "./present";

/**
 * One variable of an organization.
 * @throws AppError `not_found`, also for a variable of another organization
 */
export async function getVariable(context: Context, input: VariableIdInput): Promise<Variable> {
  const [found] = await database()
    .select({ place: ORGANIZATION_SCOPE, variable: variables })
    .from(variables)
    .innerJoin(organizations, eq(organizations.id, variables.orgId))
    .where(
      and(
        eq(variables.id, parseId(input.variableId)),
        eq(organizations.id, parseId(input.id)),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    );
  if (!found) throw new AppError("not_found");
  requirePermission(context, "read", found.place);
  return presentVariable(found.variable);
}
