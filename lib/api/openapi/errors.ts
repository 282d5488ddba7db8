import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import type { Contract } from "../core/contract";

/** Codes that every operation can return. */
const ALWAYS: readonly ErrorCode[] = [
  "unauthorized",
  "insufficient_scope",
  "misdirected",
  "headers_too_large",
  "validation_failed",
  "rate_limited",
  "internal_error",
  "database_unavailable",
];
/** Added wherever the body is read; DELETE reads it to make sure it is empty. */
const WITH_BODY: readonly ErrorCode[] = ["malformed_json", "body_too_large", "unsupported_media_type"];
/** For someone who is signed in but no longer belongs to any account. */
const BY_SESSION: readonly ErrorCode[] = ["forbidden"];
const WITH_KEY: readonly ErrorCode[] = ["idempotency_key_in_use", "idempotency_key_reused"];

/** All codes that an operation can return, by HTTP status. */
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
