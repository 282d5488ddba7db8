import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders } from "node:http";

/** What Next.js reads of a request. */
interface Readable {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** The methods that Next.js knows. It fails on any other before code of ours runs. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** A method that no route of ours accepts, so that it is refused with 405. */
const REFUSED = "PUT";

/** An address of the API, in the form in which Next.js gets it. */
const API = /^\/(?:v1|compat)(?:[/?]|$)/;

/** An address that the API answers with 404. */
const NOWHERE = "/v1/*";

/** Headers by which Next.js and its pages talk to each other. The API is not theirs, and answers as if they were absent. */
const NEXT_HEADERS = /^(?:rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|x-matched-path$|x-now-route-matches$)/;

/** The header that carries the query as it was sent; see `lib/api/core/query.ts`. */
const SENT_QUERY = "x-linekeeper-query";

/**
 * Changes requests that Next.js would misread, before it sees them: methods and request lines that it fails on, and on
 * addresses of the API its own headers and query parameters.
 */
export function adaptRequests(): void {
  subscribe("http.server.request.start", (message) =>
    adaptRequest((message as { request: Readable }).request),
  );
}

/** Changes one request in place. */
export function adaptRequest(request: Readable): void {
  if (!METHODS.has(request.method ?? "")) request.method = REFUSED;
  request.url = inOriginForm(request.url ?? "/");
  if (!API.test(request.url)) return;
  const { headers } = request;
  for (const name of Object.keys(headers)) if (NEXT_HEADERS.test(name)) delete headers[name];
  delete headers[SENT_QUERY];
  const query = request.url.split("?").slice(1).join("?");
  if (query) headers[SENT_QUERY] = query;
}

/**
 * The address of a request as path and query. A request line can also name the whole address, as for a proxy (RFC 9112,
 * section 3.2.2), or `*`, the server itself, which has nothing to answer.
 */
function inOriginForm(url: string): string {
  if (url.startsWith("/")) return url;
  if (!URL.canParse(url)) return NOWHERE;
  const { pathname, search } = new URL(url);
  return pathname.startsWith("/") ? `${pathname}${search}` : NOWHERE;
}
