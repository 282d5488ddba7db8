import { callerOrNull } from "@/lib/auth/caller";
import { processClock } from "@/lib/auth/process-clock";
import type { Context } from "@/lib/context";
import { type KeyCaller, readKey } from "@/lib/domain/keys/read-key";
import { AppError } from "@/lib/errors";

/** Whose request it is, and what is counted for it. */
export interface Caller {
  context: Context;
  /** Null for a session. */
  key: KeyCaller["key"] | null;
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
    return { ...found, counted: `account:${found.key.accountId ?? "platform"}` };
  }
  const context = reads ? await callerOrNull(request.headers) : null;
  if (!context) throw new AppError("unauthorized");
  return { context, key: null, counted: `user:${context.actor.id}` };
}
