import { KEY_SCOPES } from "@/lib/constants/permissions";
import type { ApiKey } from "@/lib/schemas/api-key";

/** The columns read to show a key; never its hash. */
interface KeyRow {
  id: string;
  name: string;
  lastFour: string;
  scopes: string[];
  orgId: string | null;
  orgName: string | null;
  ownerName: string | null;
  ownerEmail: string | null;
  /** Whether the owner still has the right that the key needs; true for the operator's. */
  hasOwner: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** The answer for a key, with its status at a moment. */
export function presentKey(row: KeyRow, now: Date): ApiKey {
  const { id, name, lastFour, orgId, orgName, ownerName, ownerEmail } = row;
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  return {
    id,
    name,
    lastFour,
    organization: orgId && orgName ? { id: orgId, name: orgName } : null,
    scopes: KEY_SCOPES.filter((scope) => row.scopes.includes(scope)),
    ownerName,
    ownerEmail,
    status: row.revokedAt ? "revoked" : isExpired ? "expired" : row.hasOwner ? "active" : "ended",
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
