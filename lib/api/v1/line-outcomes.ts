import { ORDER_FAILURES } from "@/lib/constants/order-states";
import type { Context } from "@/lib/context";
import { dryRun } from "@/lib/domain/dry-run";
import type { NumberResult } from "@/lib/domain/numbers/change-number";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { rehearseRelease } from "@/lib/domain/numbers/rehearse-release";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { AppError, type Warning } from "@/lib/errors";
import type { Order, PurchaseDryRun } from "@/lib/schemas/order";
import type { PhoneNumber, ReleaseNumberInput } from "@/lib/schemas/phone-number";
import type { Asked, Outcome } from "../core/operation";

/** The outcome of a verb that changed a line: the line, and warnings for the caller. */
export function changedLine({ phoneNumber, warnings }: NumberResult): Outcome<PhoneNumber> {
  return { data: phoneNumber, warnings };
}

/**
 * The outcome of a purchase: the line that was bought, or the order while it is open (202).
 * @throws AppError with the code of a failed purchase, `not_found` if the line was bought earlier and released since
 */
export function boughtLine(purchase: {
  order: Order;
  phoneNumber: PhoneNumber | null;
  warnings: Warning[];
}): Outcome<PhoneNumber> | { status: 202; data: unknown; warnings: Warning[] } {
  const { order, phoneNumber, warnings } = purchase;
  if (order.state === "failed") throw failureOf(order);
  if (phoneNumber) return { data: phoneNumber, warnings };
  // An earlier request with the same intent bought the line, and it was released since.
  if (order.state === "done") throw new AppError("not_found");
  return { status: 202, data: { order }, warnings };
}

function failureOf({ id, failure }: Order): AppError {
  if (!failure) return new AppError("internal_error");
  const { message, suggestions } = failure;
  const details = { orderId: id, ...(suggestions ? { suggestions } : {}) };
  const code = ORDER_FAILURES.find((known) => known === failure.code);
  if (code === undefined) return new AppError("internal_error");
  return new AppError(code === "given_up" ? "number_not_available" : code, { message, details });
}

/** The outcome of a purchase's dry run. */
export function wouldBuy({
  purchase,
  warnings,
}: {
  purchase: PurchaseDryRun;
  warnings: Warning[];
}): Outcome<PurchaseDryRun> {
  return { data: purchase, warnings };
}

/** The outcome of a release: the line in its last state, or a 202 until the carrier confirms. */
function releasedLine(release: {
  phoneNumber: PhoneNumber;
  released: boolean;
}): Outcome<PhoneNumber> | { status: 202; data: unknown } {
  const { phoneNumber, released } = release;
  return released ? { data: phoneNumber } : { status: 202, data: { phoneNumber } };
}

/**
 * Handles DELETE of a line: releases it at once, or quarantines it if `quarantineDays` is given (product rule 9).
 * @throws AppError like the two verbs, and `validation_failed` for `forwardTo` without `quarantineDays`
 */
export async function deleteLine(
  context: Context,
  { id, quarantineDays, forwardTo }: ReleaseNumberInput,
  { version }: Pick<Asked, "version">,
): Promise<Outcome<PhoneNumber> | { status: 202; data: unknown }> {
  if (quarantineDays !== undefined)
    return quarantinedLine(context, { id, quarantineDays, forwardTo }, version);
  if (forwardTo === undefined) return releasedLine(await releaseNumber(context, { id, version }));
  throw daysMissing();
}

/**
 * The dry run of a DELETE: checks the release or quarantine without asking the carrier.
 * @throws AppError like `deleteLine`
 */
export async function rehearseDelete(
  context: Context,
  { id, quarantineDays, forwardTo }: ReleaseNumberInput,
  { version }: Pick<Asked, "version">,
): Promise<Outcome<PhoneNumber>> {
  if (quarantineDays !== undefined)
    return dryRun(() => quarantinedLine(context, { id, quarantineDays, forwardTo }, version));
  if (forwardTo === undefined) return { data: await rehearseRelease(context, { id, version }) };
  throw daysMissing();
}

async function quarantinedLine(
  context: Context,
  { id, quarantineDays, forwardTo }: ReleaseNumberInput & { quarantineDays: number },
  version: Asked["version"],
): Promise<Outcome<PhoneNumber>> {
  const plan = forwardTo ? { kind: "forward" as const, to: forwardTo } : { kind: "notice" as const };
  return changedLine(await quarantineNumber(context, { id, version, days: quarantineDays, plan }));
}

function daysMissing(): AppError {
  return new AppError("validation_failed", {
    fields: [
      { path: "quarantineDays", code: "required", message: "Say for how many days calls are forwarded." },
    ],
  });
}
