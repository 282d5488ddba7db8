import { type NextRequest, NextResponse } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { securityHeaders } from "@/lib/security-headers";

/** Stands for a part of a path that is no text: U+FFFD, which nothing is called. */
const UNREADABLE = "%EF%BF%BD";

/** Plain addresses of the API need nothing of the below, which would be a tenth of what their requests cost. */
export const config = { matcher: "/((?!(?:v1|compat)/[\\w./-]*$).*)" };

/**
 * Runs before every other answer: gives it a request id and the security headers, the content security policy with a
 * nonce of its own. It lets nobody in and keeps nobody out; who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // Answers of the API have an id and headers of their own (`lib/api/respond.ts`).
  if (/^\/(?:v1|compat)\//.test(pathname)) return handOn(request);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = uuidv7();
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  // Ours, whatever a client sent under the same names.
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("x-linekeeper-path", `${pathname}${search}`);
  headers.set("content-security-policy", policy);
  headers.delete("x-middleware-subrequest");

  const response = handOn(request, headers);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(securityHeaders(process.env.APP_URL)))
    response.headers.set(name, value);
  return response;
}

/** Lets the request go on, with other headers where they are given, and with a path that can be read. */
function handOn(request: NextRequest, headers?: Headers): NextResponse {
  const init = headers && { request: { headers } };
  return isReadable(request.nextUrl.pathname)
    ? NextResponse.next(init)
    : NextResponse.rewrite(readableAddress(request.url), init);
}

/** Whether every part of a path is percent-encoded UTF-8. At one that is not, Next would answer with a fault. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** The same address with what cannot be read replaced, so that the route at that place finds nothing by it. */
function readableAddress(address: string): URL {
  const url = new URL(address);
  url.pathname = url.pathname
    .split("/")
    .map((part) => (isReadable(part) ? part : UNREADABLE))
    .join("/");
  return url;
}

/** Scripts run by nonce only; nothing frames us, nothing moves the base address. */
function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates code to show server stacks in the browser.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
