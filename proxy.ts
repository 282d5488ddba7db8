import { type NextRequest, NextResponse } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { refusedForm } from "@/lib/api/core/refused-form";
import { securityHeaders } from "@/lib/security-headers";
import { isReadableAction } from "@/lib/serving/readable-action";

/** Replaces path segments that are not valid UTF-8: U+FFFD, which matches no name or id. */
const UNREADABLE = "%EF%BF%BD";

/** Skips plain API paths: they need nothing from this proxy, and running it would add a tenth to each request's cost. */
export const config = { matcher: "/((?!(?:v1|compat)/[\\w./-]*$).*)" };

/**
 * Runs before every page: adds a request id and the security headers, including a content security policy with its own
 * nonce. It refuses calls of server actions that nobody can read. It does not authorize anything; that happens where
 * data is read.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  // API responses get their id and headers in `lib/api/core/respond.ts`.
  if (/^\/(?:v1|compat)\//.test(pathname)) return passOn(request);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = uuidv7();
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  // Overwrite whatever the client sent under these names.
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("x-linekeeper-path", `${pathname}${search}`);
  headers.set("content-security-policy", policy);
  headers.delete("x-middleware-subrequest");

  const response = (await isReadableAction(request)) ? passOn(request, headers) : await refuse(requestId);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  for (const [name, value] of Object.entries(securityHeaders(process.env.APP_URL)))
    response.headers.set(name, value);
  return response;
}

/**
 * Answers a form that cannot be read, as `lib/serving/refuse-forms.ts` does others. It is answered here, because a
 * rewritten request would come back with the same body.
 */
async function refuse(requestId: string): Promise<NextResponse> {
  const asked = new Request("http://localhost", { headers: { "x-request-id": requestId } });
  const { body, status, headers } = await refusedForm(asked, {
    params: Promise.resolve({ reason: "malformed" }),
  });
  return new NextResponse(body, { status, headers });
}

/** Passes the request on, with `headers` if given, and with unreadable path segments replaced. */
function passOn(request: NextRequest, headers?: Headers): NextResponse {
  const init = headers && { request: { headers } };
  return isReadable(request.nextUrl.pathname)
    ? NextResponse.next(init)
    : NextResponse.rewrite(readableAddress(request.url), init);
}

/** Whether every segment of a path is valid percent-encoded UTF-8. Next answers anything else with a 500. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** The same URL with unreadable path segments replaced, so that its route answers 404. */
function readableAddress(address: string): URL {
  const url = new URL(address);
  url.pathname = url.pathname
    .split("/")
    .map((part) => (isReadable(part) ? part : UNREADABLE))
    .join("/");
  return url;
}

/** Scripts run only with the nonce; no other site may frame a page or change its base URL. */
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
