import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermission, roleAt } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { Organization } from "@/lib/schemas/organization";
import { ACCOUNT_NAME, ORGANIZATION_SCOPE } from "./find";
import { IS_PRACTICE } from "./practice";
import { organizationColumns, presentOrganization } from "./present";

/**
 * One organization with the name of its account, or its own name if it is the account, in one query.
 * @returns `accountName` is null when the caller does not reach the account; `isPractice` is false for an account that
 *   only holds locations
 * @throws AppError `not_found`
 */
export async function getOrganizationOfAccount(
  context: Context,
  input: { id: string },
): Promise<{ organization: Organization; accountName: string | null; isPractice: boolean }> {
  const [row] = await database()
    .select({ ...organizationColumns, accountName: ACCOUNT_NAME, isPractice: IS_PRACTICE })
    .from(organizations)
    .where(
      and(
        eq(organizations.id, parseId(input.id)),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    );
  if (!row) throw new AppError("not_found");
  requirePermission(context, "read", { orgId: row.id, accountId: row.accountId });
  const reachesAccount = roleAt(context, { orgId: row.accountId, accountId: row.accountId }) !== null;
  return {
    organization: presentOrganization(row),
    accountName: reachesAccount ? row.accountName : null,
    isPractice: row.isPractice,
  };
}
