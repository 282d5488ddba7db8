import { headers } from "next/headers";
import { cookieOf, deviceCookieName } from "./cookies";
import type { SessionOrigin } from "./session-store";

/**
 * Where the current request comes from. The address is the last one in `X-Forwarded-For`, which the reverse proxy in front of us
 * added; the ones before it are whatever the client claimed. Next.js fills the header in only if it is absent and never
 * appends to it, so trust it only if clients cannot bypass the reverse proxy.
 */
export async function requestOrigin(): Promise<SessionOrigin> {
  const asked = await headers();
  const forwarded = asked.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return {
    userAgent: asked.get("user-agent"),
    ipAddress: forwarded?.slice(0, 64) || null,
    device: cookieOf(asked.get("cookie"), deviceCookieName()),
    requestId: asked.get("x-request-id") ?? undefined,
  };
}
