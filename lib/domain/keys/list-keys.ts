import { and, eq, gt, isNull, or } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, organizations, users } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinPermission } from "@/lib/domain/scope";
import type { ApiKeyList, ListKeysInput } from "@/lib/schemas/api-key";
import { presentKey } from "./present";

/** How long a key that was revoked or expired stays listed, in milliseconds. */
const LISTED_AFTER_MS = 30 * 24 * 60 * 60_000;

/**
 * The keys of the places whose keys the caller manages, newest first; support sees the platform's too. What was
 * revoked or expired stays listed for 30 days.
 * @throws AppError `forbidden`
 */
export async function listKeys(context: Context, input: ListKeysInput): Promise<ApiKeyList> {
  requirePermissionSomewhere(context, "keys:write");
  const page = keyset({ id: apiKeys.id, createdAt: apiKeys.createdAt }, input);
  const now = context.now();
  const listedSince = new Date(now.getTime() - LISTED_AFTER_MS);
  const found = await database()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      lastFour: apiKeys.lastFour,
      scopes: apiKeys.scopes,
      orgId: apiKeys.orgId,
      orgName: organizations.name,
      ownerName: users.name,
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
        or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, listedSince)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, listedSince)),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { keys: rows.map((row) => presentKey(row, now)), pagination };
}
