/**
 * The header in which the web server passes on a request's query as it was sent (`lib/serving/adapt-requests.ts`). Next
 * drops parameters with names of its own, such as `_rsc`, and `__proto__`, which an operation must refuse instead.
 */
const SENT_QUERY = "x-linekeeper-query";

/** The query parameters of a request, all of them. A new object each time, so that callers may change it. */
export function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.headers.get(SENT_QUERY) ?? new URL(request.url).search);
}
