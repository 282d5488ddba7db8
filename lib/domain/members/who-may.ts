import { and, eq, exists, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { auditEntries, memberships, organizations, users } from "@/db/schema";
import { type Permission, ROLES, roleMay } from "@/lib/constants/permissions";
import { type Context, may, type Place } from "@/lib/context";
import { auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { type WhoMay, whoMayText } from "@/lib/format/who-may";
import type { ScopeFilters } from "@/lib/schemas/common";

/** People that a refusal names. */
const NAMED = 3;

/**
 * Whom to ask for what the caller lacks the permission for: "Ask an admin of Bright Smile: Alma Admin." People are named
 * only if the caller may see them: all to whoever manages members, to others those in the history that they read.
 * @param scope where the permission is needed; without it, the caller's only account
 */
export async function askWhoMay(
  context: Context,
  permission: Permission,
  scope: ScopeFilters,
): Promise<string> {
  return whoMayText(await whoMay(context, permission, scope));
}

async function whoMay(context: Context, permission: Permission, scope: ScopeFilters): Promise<WhoMay> {
  const roles = ROLES.filter((role) => roleMay(role, permission));
  const place = roles.length > 0 ? await placeOf(context, scope) : null;
  if (!place) return { permission, place: null, people: [] };
  const seen = may(context, "members:write", place)
    ? undefined
    : exists(
        database()
          .select({ one: sql`1` })
          .from(auditEntries)
          .where(and(eq(auditEntries.actorId, users.id), auditWithinReach(context))),
      );
  const people = await database()
    .selectDistinct({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        inArray(memberships.orgId, [place.orgId, place.accountId]),
        inArray(memberships.role, roles),
        isNull(users.disabledAt),
        isNotNull(users.passwordHash),
        seen,
      ),
    )
    .orderBy(users.name, users.id)
    .limit(NAMED);
  return { permission, place: place.name, people: people.map(({ name }) => name) };
}

/** The organization with the name that the caller knows it by: its account's, if they see that. */
async function placeOf(context: Context, scope: ScopeFilters): Promise<(Place & { name: string }) | null> {
  const orgId = scope.orgId ?? scope.accountId ?? onlyAccount(context);
  if (!orgId) return null;
  const account = alias(organizations, "account");
  const [found] = await database()
    .select({
      orgId: organizations.id,
      accountId: organizations.accountId,
      name: organizations.name,
      accountName: account.name,
    })
    .from(organizations)
    .leftJoin(
      account,
      and(
        eq(account.id, organizations.accountId),
        withinReach(context, { accountId: account.accountId, orgId: account.id }),
      ),
    )
    .where(and(eq(organizations.id, orgId), withinReach(context, ORGANIZATION_SCOPE)));
  return found ? { ...found, name: found.accountName ?? found.name } : null;
}

function onlyAccount({ reach }: Context): string | null {
  if (reach.everything) return null;
  const [place, ...others] = [
    ...reach.accounts.map(({ accountId }) => ({ orgId: accountId })),
    ...reach.organizations,
  ];
  return place && others.length === 0 ? place.orgId : null;
}
