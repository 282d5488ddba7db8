import { inArray, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Permission, roleMay } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";

/**
 * The condition that keeps a query inside the caller's organizations. Every query of a tenant's rows carries it.
 * @param columns the row's account and organization columns
 * @returns undefined for support (no condition), otherwise a condition that is false for whom nothing is reachable
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

/** As `withinReach`, but only where the caller's role holds the permission. */
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
