/** Seconds after which to ask an unhealthy process again. */
const RETRY_AFTER = "5";

/** The answer of a health check: 200 or 503, never cached. */
export function answerHealth(body: object, isWell: boolean): Response {
  const retry: Record<string, string> = isWell ? {} : { "retry-after": RETRY_AFTER };
  return Response.json(body, {
    status: isWell ? 200 : 503,
    headers: { "cache-control": "no-store", ...retry },
  });
}
