import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { database } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { apiKeys, organizations } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import type { Context, Reach } from "@/lib/context";
import { stillMay } from "@/lib/domain/standing";
import { hashKey, isKeyShaped } from "./key-format";

/** The last use of a key is recorded no more often than this, in milliseconds. */
const USED_EVERY_MS = 60_000;

/**
 * Finds a key that is not revoked or expired by the digest of its text, with its organization. A person's key needs its
 * owner's right to manage keys there, at every request.
 */
const livingKey = preparedOnce((database) =>
  database
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      orgId: apiKeys.orgId,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
      accountId: organizations.accountId,
      parentAccountOrgId: organizations.parentAccountOrgId,
      archivedAt: organizations.archivedAt,
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
    .where(
      and(
        eq(apiKeys.tokenHash, sql.placeholder("tokenHash")),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql.placeholder("at"))),
        or(
          isNull(apiKeys.ownerUserId),
          stillMay(apiKeys.ownerUserId, "keys:write", {
            orgId: organizations.id,
            accountId: organizations.accountId,
          }),
        ),
      ),
    )
    .prepare("living_key"),
);

/** A valid key: its rights and its owner. */
export interface KeyCaller {
  context: Context;
  key: { id: string; orgId: string | null; accountId: string | null; scopes: readonly KeyScope[] };
}

/**
 * The caller behind a key: an admin of its organization, or support for a platform key, within its scopes. A text without
 * the format of a key costs no query.
 * @returns null for a key that is malformed, unknown, revoked, expired, of an archived organization, or of a person who
 *   lost the right to it
 */
export async function readKey(key: string, now: Clock): Promise<KeyCaller | null> {
  if (!isKeyShaped(key)) return null;
  const at = now();
  const [row] = await livingKey().execute({ tokenHash: hashKey(key), at });
  if (!row || row.archivedAt) return null;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > USED_EVERY_MS) await recordUse(row.id, at);
  const { id, name, orgId, accountId } = row;
  return {
    context: {
      actor: { type: "api_key", id, name },
      reach: reachOf(row),
      requestId: uuidv7(),
      now,
    },
    key: { id, orgId, accountId, scopes: KEY_SCOPES.filter((scope) => row.scopes.includes(scope)) },
  };
}

async function recordUse(id: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - USED_EVERY_MS);
  await database()
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
}

function reachOf(row: {
  orgId: string | null;
  accountId: string | null;
  parentAccountOrgId: string | null;
}): Reach {
  const { orgId, accountId } = row;
  if (orgId === null || accountId === null) return { everything: true };
  if (row.parentAccountOrgId === null)
    return { everything: false, accounts: [{ accountId, role: "admin" }], organizations: [] };
  return { everything: false, accounts: [], organizations: [{ orgId, accountId, role: "admin" }] };
}

/** Whether a key's scopes cover a needed one; `:write` includes `:read`. */
export function coversScope(scopes: readonly KeyScope[], needed: KeyScope): boolean {
  return scopes.includes(needed) || scopes.includes(needed.replace(/:read$/, ":write") as KeyScope);
}
