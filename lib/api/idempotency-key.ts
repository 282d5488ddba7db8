import { AppError } from "@/lib/errors";

const MAX_LENGTH = 255;

/**
 * The `Idempotency-Key` of a request; quotes around it are dropped.
 * @throws AppError `validation_failed` for one that is empty or too long
 */
export function idempotencyKeyOf(headers: Headers): string | null {
  const given = headers.get("idempotency-key");
  if (given === null) return null;
  const key = given.trim().replace(/^"(.*)"$/, "$1");
  if (key.length >= 1 && key.length <= MAX_LENGTH) return key;
  throw new AppError("validation_failed", {
    fields: [{ path: "Idempotency-Key", code: "invalid_length", message: "Give 1 to 255 characters." }],
  });
}
