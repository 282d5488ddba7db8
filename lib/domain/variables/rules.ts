import type { VariableType } from "@/lib/constants/organizations";
import { AppError } from "@/lib/errors";
import { readPhone } from "@/lib/typed/reading";

/**
 * The value of a variable in the form it is stored: a phone number as E.164, any other text unchanged.
 * @throws AppError `validation_failed` for an invalid phone number
 */
export function normalizeValue(type: VariableType, value: string): string {
  if (type !== "PHONE_NUMBER") return value;
  const reading = readPhone(value);
  if ("e164" in reading) return reading.e164;
  throw new AppError("validation_failed", {
    fields: [{ path: "value", code: reading.reason, message: reading.message }],
  });
}
