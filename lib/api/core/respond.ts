import { env } from "@/lib/env";
import { type AppError, type ErrorCode, isAppError } from "@/lib/errors";
import type { RetainedAnswer } from "@/lib/idempotency/run-once";
import { securityHeaders } from "@/lib/security-headers";
import { etagOf, isKnownTag } from "./entity-tags";
import { fieldsForPrograms } from "./for-programs";
import type { Outcome } from "./operation";
import { messageOf } from "./refused-fields";

/** An answer before it is sent. */
export interface Answer extends RetainedAnswer {
  /** The code of a refusal. */
  code?: ErrorCode;
}

const JSON_HEADERS = { "Content-Type": "application/json" };

/** The default for `Retry-After`, in seconds, if nobody says how long an outage lasts or a request runs. */
const RETRY_AFTER = { outage: 5, running: 1 } as const;

/**
 * The headers that HTTP defines for a refusal, in every dialect: how to authenticate (401), the current version (412),
 * and when to try again, if waiting helps.
 */
export function refusalHeaders(error: AppError): Record<string, string> {
  if (error.code === "unauthorized") return { "WWW-Authenticate": 'Bearer realm="Linekeeper"' };
  if (isAppError(error, "edit_conflict")) return etagOf(error.details.current);
  if (error.code === "idempotency_key_in_use") return retryAfter(error, RETRY_AFTER.running);
  return error.status === 503 ? retryAfter(error, RETRY_AFTER.outage) : {};
}

function retryAfter({ retryAfterSeconds }: AppError, otherwise: number): Record<string, string> {
  return { "Retry-After": String(retryAfterSeconds ?? otherwise) };
}

/** The envelope of a success (product rule 23). */
export function success(outcome: Outcome, status: number): Answer {
  const { data, message, warnings } = outcome;
  return {
    status,
    headers: JSON_HEADERS,
    body: JSON.stringify({
      success: true,
      data,
      ...(message === undefined ? {} : { message }),
      ...(warnings?.length ? { warnings } : {}),
    }),
  };
}

/** The envelope of a failure (product rule 23). */
export function failure(error: AppError, requestId: string, headers: Record<string, string> = {}): Answer {
  const message = messageOf(error);
  const fields = fieldsForPrograms(error);
  return {
    status: error.status,
    code: error.code,
    headers: { ...JSON_HEADERS, ...refusalHeaders(error), ...headers },
    body: JSON.stringify({
      success: false,
      message,
      error: {
        ...error.details,
        code: error.code,
        message,
        ...(fields ? { fields } : {}),
        requestId,
      },
    }),
  };
}

/** The answer, or a 304 without a body if the client already has it, as `If-None-Match` says. */
export function ifChanged(answer: Answer, request: Headers): Answer {
  if (!isKnownTag(request.get("if-none-match"), answer.headers.ETag)) return answer;
  const { "Content-Type": _, ...headers } = answer.headers;
  return { status: 304, headers, body: null };
}

/** Answers up to this size fit into one packet. Compressing them would cost a millisecond and save nothing. */
const PACKET_BYTES = 1_400;

/** Builds the response: with its request id, never cached, and with headers against running or framing it. */
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
