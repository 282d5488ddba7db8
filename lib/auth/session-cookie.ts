import { decode, encode } from "next-auth/jwt";
import { SESSION_SECONDS } from "@/lib/constants/sessions";
import { env } from "@/lib/env";

/** Seals the session's secret in next-auth's encrypted token, as the cookie carries it. */
export function sealSession(secret: string): Promise<string> {
  return encode({ token: { secret }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });
}

/** The secret inside a cookie, or null for anything that we did not seal. */
export async function unsealSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie || cookie.length > 4096) return null;
  try {
    const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET });
    return typeof token?.secret === "string" ? token.secret : null;
  } catch {
    return null;
  }
}
