import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { database } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { apiKeys, organizations } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import type { Context, Reach } from "@/lib/context";
import { hashKey, isKeyShaped } from "./key-format";

/** How often the last use of a key is written down at most, in milliseconds. */
const USED_EVERY_MS = 60_000;

/** A key that is neither revoked nor expired, by the digest of its text, with its organization. */
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
      ),
    )
    .prepare("living_key"),
);

/** A living key: what it may do, and whose it is. */
export interface KeyCaller {
  context: Context;
  key: { id: string; orgId: string | null; accountId: string | null; scopes: readonly KeyScope[] };
}

/**
 * The caller that a key stands for: an admin of its organization, or support where it is the platform's, within its
 * scopes. Null for what is no key, unknown, revoked, expired, or of an archived organization; what cannot be a key
 * costs no query.
 */
export async function readKey(key: string, now: Clock): Promise<KeyCaller | null> {
  if (!isKeyShaped(key)) return null;
  const at = now();
  const [row] = await livingKey().execute({ tokenHash: hashKey(key), at });
  if (!row || row.archivedAt) return null;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > USED_EVERY_MS) await noteUse(row.id, at);
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

async function noteUse(id: string, at: Date): Promise<void> {
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

/** Whether a key's scopes cover one that is needed; to write includes to read. */
export function coversScope(scopes: readonly KeyScope[], needed: KeyScope): boolean {
  return scopes.includes(needed) || scopes.includes(needed.replace(/:read$/, ":write") as KeyScope);
}
