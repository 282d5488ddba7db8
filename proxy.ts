import { type NextRequest, NextResponse } from "next/server";
import { v7 as uuidv7 } from "uuid";

/** Stands for a part of a path that is no text: U+FFFD, which nothing is called. */
const UNREADABLE = "%EF%BF%BD";

/**
 * Runs before every answer: gives it a request id and the security headers, the content security policy with a nonce
 * of its own. It lets nobody in and keeps nobody out; who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = uuidv7();
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  // Ours, whatever a client sent under the same names.
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("x-linekeeper-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  headers.delete("x-middleware-subrequest");

  const response = isReadable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(readableAddress(request.url), { request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  return response;
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

function securityHeaders(): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    ...(process.env.APP_URL?.startsWith("https:")
      ? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
      : {}),
  };
}
