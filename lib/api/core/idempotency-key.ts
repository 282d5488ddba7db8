import { IDEMPOTENCY_KEY } from "@/lib/constants/limits";
import { AppError } from "@/lib/errors";

/**
 * The `Idempotency-Key` of a request, without quotes around it; null if the header is missing.
 * @throws AppError `validation_failed` for a key that is empty or too long
 */
export function idempotencyKeyOf(headers: Headers): string | null {
  const given = headers.get("idempotency-key");
  if (given === null) return null;
  const key = given.trim().replace(/^"(.*)"$/, "$1");
  if (key.length >= 1 && key.length <= IDEMPOTENCY_KEY.maxLength) return key;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "Idempotency-Key",
        code: "invalid_length",
        message: `Give 1 to ${IDEMPOTENCY_KEY.maxLength} characters.`,
        minLength: 1,
        maxLength: IDEMPOTENCY_KEY.maxLength,
      },
    ],
  });
}
