import { env } from "@/lib/env";

/** A session ends this long after signing in, whatever happens, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** And this long after the last request, in milliseconds. */
export const IDLE_MS = 30 * 60_000;

/** Whether browsers reach an address over TLS; ours unless told otherwise. */
export function isSecure(address = env().APP_URL): boolean {
  return address.startsWith("https:");
}

/** The session cookie's name at an address: bound to the host wherever TLS allows it. */
export function sessionCookieName(address = env().APP_URL): string {
  return isSecure(address) ? "__Host-linekeeper.session" : "linekeeper.session";
}

/** How every cookie of ours is set. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
