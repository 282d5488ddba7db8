import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermission, roleAt } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { Organization } from "@/lib/schemas/organization";
import { ORGANIZATION_SCOPE } from "./find";
import { organizationColumns, presentOrganization } from "./present";

const ACCOUNT_NAME = sql<string>`(select a.name from organizations a where a.id = "organizations"."account_id")`;

/**
 * One organization with the name of its account, its own where it is the account, in one query.
 * @returns `accountName` is null where the caller does not reach the account
 * @throws AppError `not_found`
 */
export async function getOrganizationOfAccount(
  context: Context,
  input: { id: string },
): Promise<{ organization: Organization; accountName: string | null }> {
  const [row] = await database()
    .select({ ...organizationColumns, accountName: ACCOUNT_NAME })
    .from(organizations)
    .where(
      and(
        eq(organizations.id, knownShape(input.id)),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    );
  if (!row) throw new AppError("not_found");
  requirePermission(context, "read", { orgId: row.id, accountId: row.accountId });
  const reachesAccount = roleAt(context, { orgId: row.accountId, accountId: row.accountId }) !== null;
  return { organization: presentOrganization(row), accountName: reachesAccount ? row.accountName : null };
}
