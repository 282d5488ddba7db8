/** Seconds after which what is unwell is worth another question. */
const RETRY_AFTER = "5";

/** The answer of a health address: 200 or 503, never kept by anybody. */
export function answerHealth(body: object, isWell: boolean): Response {
  const retry: Record<string, string> = isWell ? {} : { "retry-after": RETRY_AFTER };
  return Response.json(body, {
    status: isWell ? 200 : 503,
    headers: { "cache-control": "no-store", ...retry },
  });
}
