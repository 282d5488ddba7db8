import { env } from "@/lib/env";

/** How long a browser may cache a preflight response, in seconds. */
const MAX_AGE_SECONDS = "600";

/**
 * The CORS headers of a response: none unless the request's origin is in `CORS_ORIGINS`.
 * @param allowed the route's methods, for the response to a preflight
 */
export function corsHeaders(request: Request, allowed?: string): Record<string, string> {
  const origin = request.headers.get("origin");
  if (origin === null || !env().CORS_ORIGINS.includes(origin)) return {};
  const always = {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers":
      "ETag, Retry-After, WWW-Authenticate, Deprecation, Sunset, Link, Idempotent-Replayed, X-Linekeeper-Ignored, X-Linekeeper-Warning, X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
  };
  if (allowed === undefined) return always;
  return {
    ...always,
    "Access-Control-Allow-Methods": allowed,
    "Access-Control-Allow-Headers":
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Organization-Id",
    "Access-Control-Max-Age": MAX_AGE_SECONDS,
  };
}
