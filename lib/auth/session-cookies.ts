import { cookies } from "next/headers";
import { cookieOptions, SESSION_SECONDS, sessionCookieName } from "./cookies";
import { processClock } from "./process-clock";
import { sealSession, unsealSession } from "./session-cookie";
import { endSessionOfToken } from "./session-store";

/** Gives the browser a session; to be called in a server action. */
export async function setSessionCookie(secret: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sealSession(secret), {
    ...cookieOptions(),
    maxAge: SESSION_SECONDS,
  });
}

/** Ends the present session, in the database first, and takes the cookie back. */
export async function endPresentSession(): Promise<void> {
  const jar = await cookies();
  const secret = await unsealSession(jar.get(sessionCookieName())?.value);
  if (secret) await endSessionOfToken(secret, processClock()());
  jar.delete(sessionCookieName());
}

/** A path of ours to go to after signing in; anything else leads to the start. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return fallback;
  return next;
}
