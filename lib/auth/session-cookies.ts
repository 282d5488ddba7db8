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
