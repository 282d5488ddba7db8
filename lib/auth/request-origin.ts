import { headers } from "next/headers";
import type { SessionOrigin } from "./session-store";

/** Where the present request comes from. */
export async function requestOrigin(): Promise<SessionOrigin> {
  const asked = await headers();
  return originOf((name) => asked.get(name));
}

/**
 * Where a request comes from. The address is the last one of `X-Forwarded-For`, which the proxy in front of us wrote
 * down; those before it are whatever the client claimed. Next.js adds nothing to a header that was sent and fills it in
 * only where there is none, so it is to be believed only where nobody reaches the web server past the proxy.
 */
export function originOf(header: (name: string) => string | null): SessionOrigin {
  const forwarded = header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return {
    userAgent: header("user-agent"),
    ipAddress: forwarded?.slice(0, 64) || null,
    requestId: header("x-request-id") ?? undefined,
  };
}
