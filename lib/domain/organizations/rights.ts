import { eq, inArray } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Permission, type Rights, roleMay } from "@/lib/constants/permissions";
import { type Context, may } from "@/lib/context";
import type { ScopeFilters } from "@/lib/schemas/common";

/**
 * Which of some permissions the caller has at the organizations of a list's rows, so that no row offers what would be
 * refused. At most one query, and none for callers with one role.
 */
export async function rightsAt(
  context: Context,
  permissions: readonly Permission[],
  rows: readonly { orgId: string }[],
): Promise<Rights> {
  const everywhere = permissions.filter((permission) => hasEverywhere(context, permission));
  const others = permissions.filter((permission) => !everywhere.includes(permission));
  const asked = others.filter((permission) => hasSomewhere(context, permission));
  if (asked.length === 0 || rows.length === 0) return { everywhere, at: {} };
  const places = await database()
    .select({ orgId: organizations.id, accountId: organizations.accountId })
    .from(organizations)
    .where(inArray(organizations.id, [...new Set(rows.map(({ orgId }) => orgId))]));
  const at = places.map((place) => [
    place.orgId,
    asked.filter((permission) => may(context, permission, place)),
  ]);
  return { everywhere, at: Object.fromEntries(at) };
}

/** Whether the caller has a permission somewhere in the chosen scope. */
export async function mayInScope(
  context: Context,
  permission: Permission,
  scope: ScopeFilters,
): Promise<boolean> {
  if (hasEverywhere(context, permission)) return true;
  const { reach } = context;
  if (reach.everything || !hasSomewhere(context, permission)) return false;
  const { orgId, accountId } = scope;
  if (orgId) {
    const [place] = await database()
      .select({ orgId: organizations.id, accountId: organizations.accountId })
      .from(organizations)
      .where(eq(organizations.id, orgId));
    return place !== undefined && may(context, permission, place);
  }
  const grants = [...reach.accounts, ...reach.organizations];
  return grants.some(
    (grant) => roleMay(grant.role, permission) && (!accountId || grant.accountId === accountId),
  );
}

/** Whether the caller may add a location to some account, which a role on a location is not enough for. */
export function mayAddLocation({ reach }: Context): boolean {
  return reach.everything || reach.accounts.some(({ role }) => roleMay(role, "organizations:write"));
}

function hasEverywhere({ reach }: Context, permission: Permission): boolean {
  if (reach.everything) return true;
  const grants = [...reach.accounts, ...reach.organizations];
  return grants.length > 0 && grants.every(({ role }) => roleMay(role, permission));
}

function hasSomewhere({ reach }: Context, permission: Permission): boolean {
  if (reach.everything) return true;
  return [...reach.accounts, ...reach.organizations].some(({ role }) => roleMay(role, permission));
}
