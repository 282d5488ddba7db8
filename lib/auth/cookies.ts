import { env } from "@/lib/env";

/** A session ends this long after signing in, whatever happens, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** And this long after the last request, in milliseconds. */
export const IDLE_MS = 30 * 60_000;

/** Whether browsers reach us over TLS. */
export function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}

/** The session cookie's name: bound to the host wherever TLS allows it. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-linekeeper.session" : "linekeeper.session";
}

/** How every cookie of ours is set. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
