import type { Context } from "@/lib/context";
import type { NumberResult } from "@/lib/domain/numbers/change-number";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { AppError, ERROR_CODES, type ErrorCode, type Warning } from "@/lib/errors";
import type { Order, PhoneNumber, ReleaseNumberInput } from "@/lib/schemas/phone-number";
import type { Asked, Outcome } from "./operation";

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
function releasedLine(release: {
  phoneNumber: PhoneNumber;
  released: boolean;
}): Outcome<PhoneNumber> | { status: 202; data: unknown } {
  const { phoneNumber, released } = release;
  return released ? { data: phoneNumber } : { status: 202, data: { phoneNumber } };
}

/**
 * What DELETE does: releases at once, or with `quarantineDays` quarantines (product rule 9).
 * @throws AppError as the two verbs, and `validation_failed` for a number to forward to without a quarantine
 */
export async function deleteLine(
  context: Context,
  { id, quarantineDays, forwardTo }: ReleaseNumberInput,
  { version }: Pick<Asked, "version">,
): Promise<Outcome<PhoneNumber> | { status: 202; data: unknown }> {
  if (quarantineDays !== undefined)
    return changedLine(
      await quarantineNumber(context, {
        id,
        version,
        days: quarantineDays,
        plan: forwardTo ? { kind: "forward", to: forwardTo } : { kind: "notice" },
      }),
    );
  if (forwardTo === undefined) return releasedLine(await releaseNumber(context, { id, version }));
  throw new AppError("validation_failed", {
    fields: [
      { path: "quarantineDays", code: "required", message: "Say for how many days calls are forwarded." },
    ],
  });
}
