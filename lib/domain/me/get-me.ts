import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import { NUMBER_LIMIT, RATE_LIMIT } from "@/lib/constants/limits";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Me } from "@/lib/schemas/me";

/** The key of a request, as its credential was read. */
interface OwnKey {
  id: string;
  orgId: string | null;
  accountId: string | null;
  scopes: readonly KeyScope[];
}

/**
 * Who makes the request: the key or the person, the account, the scopes and the limits.
 * @param key the request's API key; null for a session
 * @throws AppError `not_found` if the key or person is gone meanwhile
 */
export async function getMe(context: Context, key: OwnKey | null): Promise<Me> {
  const { type, id, name } = context.actor;
  if (id === null || type === "system") throw new AppError("not_found");
  const accountId = key ? key.accountId : onlyAccount(context);
  const [account, organization, facts] = await Promise.all([
    referenceTo(accountId),
    referenceTo(key?.orgId ?? null),
    key ? keyFacts(key.id) : null,
  ]);
  const { RATE_LIMIT_PER_MINUTE: perMinute } = env();
  const requestsPerMinute = perMinute === 0 ? null : key ? perMinute : RATE_LIMIT.perUser;
  return {
    type,
    id,
    name,
    key: facts,
    account,
    organization,
    // A session only reads.
    scopes: key ? [...key.scopes] : KEY_SCOPES.filter((scope) => scope.endsWith(":read")),
    limits: { requestsPerMinute, numbersPerOrganization: NUMBER_LIMIT },
  };
}

/** The account that a person's rights reach, if it is only one. */
function onlyAccount({ reach }: Context): string | null {
  if (reach.everything) return null;
  const reached = [...reach.accounts, ...reach.organizations].map(({ accountId }) => accountId);
  const [only, ...others] = new Set(reached);
  return others.length > 0 ? null : (only ?? null);
}

async function referenceTo(orgId: string | null): Promise<Me["organization"]> {
  if (orgId === null) return null;
  const { id, name } = organizations;
  const [row] = await database().select({ id, name }).from(organizations).where(eq(id, orgId));
  return row ?? null;
}

async function keyFacts(keyId: string): Promise<Me["key"]> {
  const { id, lastFour, expiresAt } = apiKeys;
  const [row] = await database().select({ lastFour, expiresAt }).from(apiKeys).where(eq(id, keyId));
  if (!row) throw new AppError("not_found");
  return { lastFour: row.lastFour, expiresAt: row.expiresAt?.toISOString() ?? null };
}
