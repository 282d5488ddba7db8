import { sql } from "drizzle-orm";
import {
  type OrganizationRow,
  organizationColumns,
  presentOrganization,
} from "@/lib/domain/organizations/present";
import type { Account } from "@/lib/schemas/account";

/** What every query of accounts selects: the organization at the top, and how many living locations are below. */
export const accountColumns = {
  ...organizationColumns,
  locationCount: sql<number>`(select count(*)::int from organizations l where l.account_id = "organizations"."id" and l.id <> "organizations"."id" and l.archived_at is null)`,
};

/** A row as every answer carries it. */
export function presentAccount(row: OrganizationRow & { locationCount: number }): Account {
  return { ...presentOrganization(row), locationCount: row.locationCount };
}
