import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Role } from "@/lib/constants/permissions";
import type { Context, Place } from "@/lib/context";
import { rolesGive } from "@/lib/domain/standing";

/** A key of a person, and its place; null for the platform. */
export interface OwnedKey {
  id: string;
  name: string;
  lastFour: string;
  scopes: string[];
  orgName: string | null;
  place: Place | null;
}

/**
 * The active keys that a person owns and whose right the given roles do not give: a key needs the right to manage keys at
 * its organization, and does nothing once that is archived.
 * @param held the roles that the person has or would have; none for a disabled person
 */
export async function keysLostBy(
  from: Queryable,
  ownerId: string,
  held: readonly { orgId: string; role: Role }[],
  now: Date,
): Promise<OwnedKey[]> {
  const rows = await from
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      lastFour: apiKeys.lastFour,
      scopes: apiKeys.scopes,
      orgId: organizations.id,
      orgName: organizations.name,
      accountId: organizations.accountId,
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
    .where(
      and(
        eq(apiKeys.ownerUserId, ownerId),
        isNull(apiKeys.revokedAt),
        isNull(organizations.archivedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
    .orderBy(apiKeys.name, apiKeys.id);
  return rows
    .map(({ orgId, accountId, ...key }) => ({
      ...key,
      place: orgId && accountId ? { orgId, accountId } : null,
    }))
    .filter(({ place }) => !place || !rolesGive(held, "keys:write", place));
}

/** Revokes keys whose owner lost the right to them, in the caller's transaction. */
export async function endKeys(tx: Transaction, context: Context, keys: readonly OwnedKey[]): Promise<void> {
  for (const key of keys) await endKey(tx, context, key);
}

/** Revokes one key, in the caller's transaction. */
export async function endKey(
  tx: Transaction,
  context: Context,
  { id, name, scopes, place }: Pick<OwnedKey, "id" | "name" | "scopes" | "place">,
): Promise<void> {
  await tx.update(apiKeys).set({ revokedAt: context.now() }).where(eq(apiKeys.id, id));
  await recordAudit(tx, context, {
    action: "api_key.revoke",
    subject: { type: "api_key", id, label: name },
    place,
    before: { name, scopes },
  });
}

/** Gives keys to another person, in the caller's transaction. The caller has checked that person's right to them. */
export async function handOverKeys(
  tx: Transaction,
  context: Context,
  keys: readonly OwnedKey[],
  from: { name: string; email: string },
  to: { id: string; name: string; email: string },
): Promise<void> {
  for (const { id, name, place } of keys) {
    await tx.update(apiKeys).set({ ownerUserId: to.id }).where(eq(apiKeys.id, id));
    await recordAudit(tx, context, {
      action: "api_key.hand_over",
      subject: { type: "api_key", id, label: name },
      place,
      before: { ownerName: from.name, ownerEmail: from.email },
      after: { ownerName: to.name, ownerEmail: to.email },
    });
  }
}
