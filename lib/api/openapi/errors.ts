import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import type { Contract } from "../contract";

/** What every operation can refuse. */
const ALWAYS: readonly ErrorCode[] = [
  "unauthorized",
  "insufficient_scope",
  "validation_failed",
  "rate_limited",
  "internal_error",
  "database_unavailable",
];
/** Where a body is read, be it to see that nothing is in it. */
const WITH_BODY: readonly ErrorCode[] = ["malformed_json", "body_too_large", "unsupported_media_type"];
/** Of somebody who is signed in and belongs to no account any more. */
const BY_SESSION: readonly ErrorCode[] = ["forbidden"];
const WITH_KEY: readonly ErrorCode[] = ["idempotency_key_in_use", "idempotency_key_reused"];

/** Every code that an operation can answer, by status. */
export function errorsByStatus(contract: Contract): Map<number, ErrorCode[]> {
  const codes = new Set<ErrorCode>([
    ...ALWAYS,
    ...(contract.method === "GET" ? [] : WITH_BODY),
    ...(contract.method === "GET" ? BY_SESSION : []),
    ...(contract.method === "POST" ? WITH_KEY : []),
    ...contract.errors,
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
    if (!codes.has(code)) continue;
    const [status] = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
