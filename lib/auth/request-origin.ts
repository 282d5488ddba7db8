import { headers } from "next/headers";
import type { SessionOrigin } from "./session-store";

/**
 * Where this request comes from. The address is the last one that a proxy in front of us wrote down: the first ones
 * are whatever the client claimed.
 */
export async function requestOrigin(): Promise<SessionOrigin> {
  const asked = await headers();
  const forwarded = asked.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return { userAgent: asked.get("user-agent"), ipAddress: forwarded?.slice(0, 64) || null };
}
