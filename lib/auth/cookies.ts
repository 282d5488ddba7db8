import { env } from "@/lib/env";

/** Whether browsers reach an address over TLS. Defaults to `APP_URL`. */
export function isSecure(address = env().APP_URL): boolean {
  return address.startsWith("https:");
}

/** The name of the session cookie. Over TLS the `__Host-` prefix binds it to the host. */
export function sessionCookieName(address = env().APP_URL): string {
  return isSecure(address) ? "__Host-linekeeper.session" : "linekeeper.session";
}

/** The name of the cookie of a browser that signed in before. */
export function deviceCookieName(address = env().APP_URL): string {
  return isSecure(address) ? "__Host-linekeeper.device" : "linekeeper.device";
}

/** The value of a cookie in a Cookie header. */
export function cookieOf(header: string | null, name: string): string | undefined {
  const start = `${name}=`;
  const pair = (header ?? "").split(/;\s*/).find((one) => one.startsWith(start));
  return pair?.slice(start.length);
}

/** The options of every cookie we set. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
