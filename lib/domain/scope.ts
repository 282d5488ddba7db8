import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Permission, roleMay } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";

/**
 * The condition that limits a query to the caller's organizations. Every query of tenants' rows has it.
 * @param columns the row's account and organization columns
 * @returns undefined for support, who reaches everything; always false for a caller who reaches nothing
 */
export function withinReach(
  context: Context,
  columns: { accountId: PgColumn; orgId: PgColumn },
): SQL | undefined {
  const { reach } = context;
  if (reach.everything) return undefined;
  return or(
    inArray(
      columns.accountId,
      reach.accounts.map((grant) => grant.accountId),
    ),
    inArray(
      columns.orgId,
      reach.organizations.map((grant) => grant.orgId),
    ),
  );
}

/** Like `withinReach`, but only where the caller's role has the permission. */
export function withinPermission(
  context: Context,
  permission: Permission,
  columns: { accountId: PgColumn; orgId: PgColumn },
): SQL | undefined {
  const { reach } = context;
  if (reach.everything) return undefined;
  const allowed = {
    everything: false as const,
    accounts: reach.accounts.filter(({ role }) => roleMay(role, permission)),
    organizations: reach.organizations.filter(({ role }) => roleMay(role, permission)),
  };
  return withinReach({ ...context, reach: allowed }, columns);
}

/**
 * The condition for the filters `orgId` and `accountId` of a list: one organization's own rows, or those of an account
 * and all its locations. It narrows a query within the caller's reach and never widens it.
 * @returns undefined without a filter
 */
export function inScope(
  filters: { orgId?: string | undefined; accountId?: string | undefined },
  columns: { accountId: PgColumn; orgId: PgColumn },
): SQL | undefined {
  return and(
    filters.orgId ? eq(columns.orgId, filters.orgId) : undefined,
    filters.accountId ? eq(columns.accountId, filters.accountId) : undefined,
  );
}

/** The opposite of `inScope`: the rows elsewhere, also those that belong nowhere. Always false without a filter. */
export function outOfScope(
  filters: { orgId?: string | undefined; accountId?: string | undefined },
  columns: { accountId: PgColumn; orgId: PgColumn },
): SQL | undefined {
  return sql`(${inScope(filters, columns) ?? sql`true`}) is not true`;
}
