import type { Allowance } from "@/lib/rate-limit/count-request";

/** The rate-limit headers of a response (product rule 26); none if the request was not counted. */
export function allowanceHeaders(allowance: Allowance | null): Record<string, string> {
  if (!allowance) return {};
  const { limit, remaining, resetAt, resetInMs, allowed } = allowance;
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(Math.ceil(resetAt / 1000)),
    ...(allowed ? {} : { "Retry-After": String(Math.max(1, Math.ceil(resetInMs / 1000))) }),
  };
}
