import { and, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, organizations, users } from "@/db/schema";
import { DAY_MS } from "@/lib/constants/moments";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { inScope, withinPermission } from "@/lib/domain/scope";
import { stillMay } from "@/lib/domain/standing";
import type { ApiKeyList, ListKeysInput } from "@/lib/schemas/api-key";
import { presentKey } from "./present";

/** How long a revoked or expired key stays listed, in milliseconds. */
const LISTED_AFTER_MS = 30 * DAY_MS;

/** The condition for keys that are still listed. */
export function isListedKey(now: Date): SQL | undefined {
  const listedSince = new Date(now.getTime() - LISTED_AFTER_MS);
  return and(
    or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, listedSince)),
    or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, listedSince)),
  );
}

/**
 * The keys of all places where the caller manages keys, newest first; with `orgId` or `accountId`, only those of that
 * place. Support also sees those of the platform.
 * Revoked and expired keys stay listed for 30 days.
 * @throws AppError `forbidden`
 */
export async function listKeys(context: Context, input: ListKeysInput): Promise<ApiKeyList> {
  requirePermissionSomewhere(context, "keys:write");
  const page = keyset({ id: apiKeys.id, createdAt: apiKeys.createdAt }, input);
  const now = context.now();
  const found = await database()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      lastFour: apiKeys.lastFour,
      scopes: apiKeys.scopes,
      orgId: apiKeys.orgId,
      orgName: organizations.name,
      ownerName: users.name,
      ownerEmail: users.email,
      hasOwner: sql<boolean>`(${apiKeys.ownerUserId} is null or ${stillMay(apiKeys.ownerUserId, "keys:write", { orgId: organizations.id, accountId: organizations.accountId })})`,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
    .leftJoin(users, eq(users.id, apiKeys.ownerUserId))
    .where(
      and(
        isNull(organizations.archivedAt),
        withinPermission(context, "keys:write", ORGANIZATION_SCOPE),
        inScope(input, ORGANIZATION_SCOPE),
        isListedKey(now),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { keys: rows.map((row) => presentKey(row, now)), pagination };
}
