import { env } from "@/lib/env";

/** How long a browser may remember a preflight's answer, in seconds. */
const REMEMBERED = "600";

/**
 * What lets a page of another origin read an answer: nothing but for the origins of `CORS_ORIGINS`.
 * @param allowed the methods of the address, for the answer to a preflight
 */
export function corsHeaders(request: Request, allowed?: string): Record<string, string> {
  const origin = request.headers.get("origin");
  if (origin === null || !env().CORS_ORIGINS.includes(origin)) return {};
  const always = {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers":
      "ETag, Retry-After, Idempotent-Replayed, X-Linekeeper-Ignored, X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
  };
  if (allowed === undefined) return always;
  return {
    ...always,
    "Access-Control-Allow-Methods": allowed,
    "Access-Control-Allow-Headers":
      "Authorization, Content-Type, Idempotency-Key, If-Match, X-Organization-Id",
    "Access-Control-Max-Age": REMEMBERED,
  };
}
