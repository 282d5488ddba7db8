import type { KeptAnswer } from "@/lib/domain/requests/run-once";
import { env } from "@/lib/env";
import type { AppError, ErrorCode } from "@/lib/errors";
import { securityHeaders } from "@/lib/security-headers";
import type { Outcome } from "./operation";

/** An answer before it is sent. */
export interface Answer extends KeptAnswer {
  /** Of a refusal. */
  code?: ErrorCode;
}

const JSON_HEADERS = { "Content-Type": "application/json" };

/** Seconds after which what is unavailable is worth another try, where nobody says how long it will be. */
const RETRY_AFTER = 5;

/** When to try again, in the failures that are over by themselves. */
export function retryHeader({ status, retryAfterSeconds = RETRY_AFTER }: AppError): Record<string, string> {
  return status === 503 ? { "Retry-After": String(retryAfterSeconds) } : {};
}

/** The envelope of a success (product rule 23). Data with a `version` gets it as its ETag. */
export function success(outcome: Outcome, status: number): Answer {
  const { data, message, warnings } = outcome;
  const version: Record<string, string> =
    typeof data === "object" && data !== null && "version" in data && typeof data.version === "number"
      ? { ETag: `"${data.version}"` }
      : {};
  return {
    status,
    headers: { ...JSON_HEADERS, ...version },
    body: JSON.stringify({
      success: true,
      data,
      ...(message === undefined ? {} : { message }),
      ...(warnings?.length ? { warnings } : {}),
    }),
  };
}

/** The envelope of a failure; whatever is unavailable is worth another try soon. */
export function failure(error: AppError, requestId: string, headers: Record<string, string> = {}): Answer {
  return {
    status: error.status,
    code: error.code,
    headers: { ...JSON_HEADERS, ...retryHeader(error), ...headers },
    body: JSON.stringify({
      success: false,
      message: error.message,
      error: {
        ...error.details,
        code: error.code,
        message: error.message,
        ...(error.fields ? { fields: error.fields } : {}),
        requestId,
      },
    }),
  };
}

/** What fits into one packet is not compressed: that takes a millisecond and saves no time on the way. */
const PACKET_BYTES = 1_400;

/** Sends an answer, which names its request; it is not for caches, and nothing in it is to be run or framed. */
export function send(answer: Answer, requestId: string, headers: Record<string, string> = {}): Response {
  const isSmall = Buffer.byteLength(answer.body ?? "") <= PACKET_BYTES;
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      "Cache-Control": isSmall ? "private, no-store, no-transform" : "private, no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      Vary: "Cookie, Authorization, Origin",
      ...securityHeaders(env().APP_URL),
      ...answer.headers,
      ...headers,
      "X-Request-Id": requestId,
    },
  });
}
