import type { NumberResult } from "@/lib/domain/numbers/change-number";
import { AppError, ERROR_CODES, type ErrorCode, type Warning } from "@/lib/errors";
import type { Order, PhoneNumber } from "@/lib/schemas/phone-number";
import type { Outcome } from "./operation";

/** A line as a verb left it, with what its caller should know. */
export function changedLine({ phoneNumber, warnings }: NumberResult): Outcome<PhoneNumber> {
  return { data: phoneNumber, warnings };
}

/**
 * A purchase: the line that was bought, or the order while it goes on (202).
 * @throws AppError with the code that a failed purchase ended with
 */
export function boughtLine(purchase: {
  order: Order;
  phoneNumber: PhoneNumber | null;
  warnings: Warning[];
}): Outcome<PhoneNumber> | { status: 202; data: unknown; warnings: Warning[] } {
  const { order, phoneNumber, warnings } = purchase;
  if (order.state === "failed") throw failureOf(order);
  if (phoneNumber) return { data: phoneNumber, warnings };
  // Bought by an earlier request of the same intent, and released since.
  if (order.state === "done") throw new AppError("not_found");
  return { status: 202, data: { order }, warnings };
}

function failureOf({ id, failure }: Order): AppError {
  if (!failure) return new AppError("internal_error");
  const { message, suggestions } = failure;
  const code = failure.code === "given_up" ? "number_not_available" : failure.code;
  if (!isErrorCode(code)) return new AppError("internal_error");
  return new AppError(code, { message, details: { orderId: id, ...(suggestions ? { suggestions } : {}) } });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}

/** A line that is given back: as it was last, or 202 while the carrier has not confirmed. */
export function releasedLine(release: {
  phoneNumber: PhoneNumber;
  released: boolean;
}): Outcome<PhoneNumber> | { status: 202; data: unknown } {
  const { phoneNumber, released } = release;
  return released ? { data: phoneNumber } : { status: 202, data: { phoneNumber } };
}
