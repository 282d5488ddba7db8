import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiKeys, organizations, users } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, type Place, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** A locked key and its place; `place` is null for a key of the platform. */
export interface LockedKey {
  name: string;
  scopes: string[];
  revokedAt: Date | null;
  ownerEmail: string | null;
  place: Place | null;
}

/**
 * A key, locked until the transaction ends. Only support finds keys of the platform.
 * @param permission required at the key's organization, or anywhere for a key of the platform
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockKey(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<LockedKey> {
  const [row] = await tx
    .select({
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      revokedAt: apiKeys.revokedAt,
      ownerEmail: users.email,
      orgId: organizations.id,
      accountId: organizations.accountId,
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
    .leftJoin(users, eq(users.id, apiKeys.ownerUserId))
    .where(
      and(eq(apiKeys.id, id), isNull(organizations.archivedAt), withinReach(context, ORGANIZATION_SCOPE)),
    )
    .for("update", { of: apiKeys });
  if (!row) throw new AppError("not_found");
  const { orgId, accountId, ...key } = row;
  const place = orgId && accountId ? { orgId, accountId } : null;
  if (place) requirePermission(context, permission, place);
  else requirePermissionSomewhere(context, permission);
  return { ...key, place };
}
