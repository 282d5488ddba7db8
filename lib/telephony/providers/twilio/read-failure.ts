import type { CarrierFailure, CarrierRefusal } from "../../port";
import { CarrierAnswerError, CarrierBusyError } from "./http-client";

/**
 * Twilio's error codes in the port's words. Source: Twilio's error dictionary,
 * https://www.twilio.com/docs/api/errors (10001 and 20005 account not active, 10002 trial limits, 20003 authentication,
 * 20006 access denied, 20404 not found, 20429 too many requests, 21421 invalid number, 21422 not available,
 * 21404 and 22300 buying restricted on the account, 21451 invalid area code, 21452 nothing in the area code, 21613, 21615,
 * 21628, 21629, 21631, 21649, 21650, 21651 address or documents needed; 21610 and 30038 concern messages and don't occur here).
 */
const REFUSALS: Record<number, CarrierRefusal> = {
  10001: "account_problem",
  10002: "account_problem",
  20003: "account_problem",
  20005: "account_problem",
  20006: "account_problem",
  21404: "account_problem",
  22300: "account_problem",
  20404: "not_owned",
  20429: "rate_limited",
  21421: "invalid_number",
  21422: "number_not_available",
  21451: "invalid_area_code",
  21452: "no_stock",
  21613: "regulatory_requirement",
  21615: "regulatory_requirement",
  21628: "regulatory_requirement",
  21629: "regulatory_requirement",
  21631: "regulatory_requirement",
  21649: "regulatory_requirement",
  21650: "regulatory_requirement",
  21651: "regulatory_requirement",
};

/** For codes that are not listed, the HTTP status decides. */
const REFUSALS_BY_STATUS: Record<number, CarrierRefusal> = {
  401: "account_problem",
  402: "account_problem",
  403: "account_problem",
  429: "rate_limited",
};

/** Reads an error of the official client: a refusal, or `unknown` if we can't tell what happened. */
export function readFailure(error: unknown): CarrierFailure {
  if (error instanceof CarrierAnswerError)
    return { ok: false, kind: "unknown", cause: error.reason, carrierMessage: error.message };
  if (!isRestException(error))
    return { ok: false, kind: "unknown", cause: "nonsense", carrierMessage: "The answer could not be read" };
  const message = error.message || `HTTP ${error.status}`;
  if (error.status >= 500)
    return { ok: false, kind: "unknown", cause: "server_error", carrierMessage: message };
  const reason = (error.code && REFUSALS[error.code]) || REFUSALS_BY_STATUS[error.status];
  if (!reason && !error.code)
    return { ok: false, kind: "unknown", cause: "nonsense", carrierMessage: message };
  const retryAfterMs = error instanceof CarrierBusyError ? readRetryAfter(error.retryAfter) : undefined;
  return {
    ok: false,
    kind: "refused",
    reason: reason ?? "refused",
    carrierCode: error.code ? String(error.code) : null,
    carrierMessage: message,
    ...(reason === "rate_limited" && retryAfterMs !== undefined ? { retryAfterMs } : {}),
  };
}

function isRestException(error: unknown): error is Error & { status: number; code?: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

/** Turns a `Retry-After` header in seconds into milliseconds, at most an hour; undefined without one. */
function readRetryAfter(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0
    ? Math.min(seconds, 3600) * 1000
    : undefined;
}
