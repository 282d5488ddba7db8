import type { VariableType } from "@/lib/constants/organizations";
import { AppError } from "@/lib/errors";
import { parsePhone } from "@/lib/phone";
import { isPossiblePhone } from "@/lib/phone-parse";

/**
 * A variable's value as it is kept: a phone number as E.164, any other text as it was written.
 * @throws AppError `validation_failed` for a phone number that is none
 */
export function keptValue(type: VariableType, value: string): string {
  if (type !== "PHONE_NUMBER") return value;
  const number = parsePhone(value);
  if (number !== null && isPossiblePhone(number)) return number;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "value",
        code: "invalid_format",
        message: "Write a phone number with its area code, like (312) 555-0100.",
      },
    ],
  });
}
