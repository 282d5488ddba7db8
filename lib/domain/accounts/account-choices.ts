import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinPermission, withinReach } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";

/** An account to choose from a list. */
export interface AccountChoice {
  id: string;
  name: string;
}

/**
 * The accounts to which a member may add locations, by name: as many as their roles name.
 * @returns null for support, who may add one to any account and finds it by search
 */
export async function listAccountChoices(context: Context): Promise<AccountChoice[] | null> {
  if (context.reach.everything) return null;
  return database()
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      and(
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
        withinPermission(context, "organizations:write", ORGANIZATION_SCOPE),
      ),
    )
    .orderBy(sql`"organizations"."sort_name"`, organizations.id);
}

/**
 * The account of a chosen scope, if the caller may add locations to it: for a location, the account above it.
 * @returns null if everything is chosen, or nothing in reach
 */
export async function accountOfScope(context: Context, scope: ScopeFilters): Promise<AccountChoice | null> {
  const id = scope.accountId ?? scope.orgId;
  if (!id) return null;
  const chosen = database()
    .select({ accountId: organizations.accountId })
    .from(organizations)
    .where(and(eq(organizations.id, id), withinReach(context, ORGANIZATION_SCOPE)));
  const [account] = await database()
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      and(
        inArray(organizations.id, chosen),
        isNull(organizations.archivedAt),
        withinPermission(context, "organizations:write", ORGANIZATION_SCOPE),
      ),
    );
  return account ?? null;
}

/** Whether the caller works across accounts, so that lists show whose a row is. */
export function seesSeveralAccounts({ reach }: Context): boolean {
  if (reach.everything) return true;
  return new Set([...reach.accounts, ...reach.organizations].map(({ accountId }) => accountId)).size > 1;
}

/**
 * The names of the accounts that some rows belong to, by organization, for callers who work across accounts. One query.
 * @returns undefined for other callers, whose lists show no account names; without accounts out of reach
 */
export async function accountNamesOf(
  context: Context,
  rows: readonly { orgId: string }[],
): Promise<Record<string, string> | undefined> {
  if (!seesSeveralAccounts(context)) return undefined;
  const account = alias(organizations, "account");
  const found = await database()
    .select({ orgId: organizations.id, name: account.name })
    .from(organizations)
    .innerJoin(account, eq(account.id, organizations.accountId))
    .where(
      and(
        inArray(organizations.id, [...new Set(rows.map(({ orgId }) => orgId))]),
        withinReach(context, { accountId: account.accountId, orgId: account.id }),
      ),
    );
  return Object.fromEntries(found.map(({ orgId, name }) => [orgId, name]));
}
