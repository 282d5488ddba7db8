import { headers } from "next/headers";
import type { SessionOrigin } from "./session-store";

/** Where the present request comes from. */
export async function requestOrigin(): Promise<SessionOrigin> {
  const asked = await headers();
  return originOf((name) => asked.get(name));
}

/**
 * Where a request comes from. The address is the last one that a proxy in front of us, or the web server itself, wrote
 * down: the first ones are whatever the client claimed.
 */
export function originOf(header: (name: string) => string | null): SessionOrigin {
  const forwarded = header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return {
    userAgent: header("user-agent"),
    ipAddress: forwarded?.slice(0, 64) || null,
    requestId: header("x-request-id") ?? undefined,
  };
}
