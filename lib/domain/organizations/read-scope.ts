import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { withinReach } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import { ORGANIZATION_SCOPE } from "./find";

/**
 * The filters of a chosen organization: an account's mean the account and all its locations, a location's itself.
 * @param orgId undefined chooses everything; one out of reach keeps its filter, which then finds nothing
 */
export async function readScope(context: Context, orgId: string | undefined): Promise<ScopeFilters> {
  if (orgId === undefined) return {};
  const [account] = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .where(
      and(
        eq(organizations.id, orgId),
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    );
  return account ? { accountId: account.id } : { orgId };
}
