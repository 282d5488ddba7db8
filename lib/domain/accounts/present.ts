import { and, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { organizations } from "@/db/schema";
import {
  type OrganizationRow,
  organizationColumns,
  presentOrganization,
} from "@/lib/domain/organizations/present";
import type { Account } from "@/lib/schemas/account";

/** The columns of every query for accounts: the organization, and how many active locations it has. */
export const accountColumns = {
  ...organizationColumns,
  locationCount: sql<number>`(select count(*)::int from organizations l where l.account_id = "organizations"."id" and l.id <> "organizations"."id" and l.archived_at is null)`,
};

/** The answer for an account. */
export function presentAccount(row: OrganizationRow & { locationCount: number }): Account {
  return { ...presentOrganization(row), locationCount: row.locationCount };
}

/** How many active locations an account has. */
export async function countLocations(from: Queryable, accountId: string): Promise<number> {
  return from.$count(
    organizations,
    and(eq(organizations.parentAccountOrgId, accountId), isNull(organizations.archivedAt)),
  );
}
