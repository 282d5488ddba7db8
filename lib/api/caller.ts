import { callerOrNull } from "@/lib/auth/caller";
import { processClock } from "@/lib/auth/process-clock";
import type { Context } from "@/lib/context";
import { type KeyCaller, readKey } from "@/lib/domain/keys/read-key";
import { narrowReach } from "@/lib/domain/organizations/narrow-reach";
import { AppError } from "@/lib/errors";

/** Whose request it is, and what is counted for it. */
export interface Caller {
  context: Context;
  /** Null for a session. */
  key: KeyCaller["key"] | null;
  /** Where new things belong that name no organization: the key's own; null for a session or a platform key. */
  homeOrgId: string | null;
  /** What the rate limit counts for: the account of a key, the user of a session. */
  counted: string;
}

/**
 * The caller of an API request: a key in `Authorization: Bearer`, or the console's session where there is no such
 * header and the request only reads.
 * @throws AppError `unauthorized`
 */
export async function callerOfRequest(request: Request, reads: boolean): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const [, key] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    const found = key === undefined ? null : await readKey(key, processClock());
    if (!found) throw new AppError("unauthorized");
    const { orgId, accountId } = found.key;
    return { ...found, homeOrgId: orgId, counted: `account:${accountId ?? "platform"}` };
  }
  const context = reads ? await callerOrNull(request.headers) : null;
  if (!context) throw new AppError("unauthorized");
  return { context, key: null, homeOrgId: null, counted: `user:${context.actor.id}` };
}

/**
 * The same caller where requests name no organization: the one that `X-Organization-Id` names narrows what they reach
 * and is where new things go.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function narrowedByHeader(caller: Caller, request: Request): Promise<Caller> {
  const orgId = request.headers.get("x-organization-id")?.trim();
  if (!orgId) return caller;
  return { ...caller, homeOrgId: orgId.toLowerCase(), context: await narrowReach(caller.context, orgId) };
}

/** The caller of a dialect: a key, for reads too. @throws AppError `unauthorized` */
export const callerWithKey = (request: Request): Promise<Caller> => callerOfRequest(request, false);
