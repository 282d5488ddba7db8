import { callerOrNull } from "@/lib/auth/caller";
import { processClock } from "@/lib/auth/process-clock";
import type { Context } from "@/lib/context";
import { type KeyCaller, readKey } from "@/lib/domain/keys/read-key";
import { narrowReach } from "@/lib/domain/organizations/narrow-reach";
import { AppError } from "@/lib/errors";

/** Who makes a request, and what the rate limit counts it for. */
export interface Caller {
  context: Context;
  /** Null for a session. */
  key: KeyCaller["key"] | null;
  /** The organization for new objects that name none: the key's own; null for a session or a platform key. */
  homeOrgId: string | null;
  /** What the rate limit counts for: a key's account or a session's user. */
  counted: string;
}

/**
 * Resolves the caller of an API request: a key in `Authorization: Bearer`, or the console's session if the header is
 * missing and the request only reads.
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
 * Narrows the caller's reach to the organization in `X-Organization-Id`, which also gets new objects. For dialects,
 * whose requests name no organization. Without the header, returns the caller unchanged.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function narrowByHeader(caller: Caller, request: Request): Promise<Caller> {
  const orgId = request.headers.get("x-organization-id")?.trim();
  if (!orgId) return caller;
  return { ...caller, homeOrgId: orgId.toLowerCase(), context: await narrowReach(caller.context, orgId) };
}

/** Resolves the caller of a dialect, which takes keys only, even for reads. @throws AppError `unauthorized` */
export const callerWithKey = (request: Request): Promise<Caller> => callerOfRequest(request, false);
