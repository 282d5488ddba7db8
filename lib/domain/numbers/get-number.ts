import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { NumberChecks, NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { carrierOf } from "@/lib/telephony/registry";
import { checksOf } from "./check-number";
import { presentNumber } from "./present";
import { findNumberRow } from "./select-numbers";

/**
 * Reads a living line in the caller's reach.
 * @throws AppError `not_found`, for released ones too
 */
export async function getNumber(context: Context, input: NumberIdInput): Promise<PhoneNumber> {
  requirePermissionSomewhere(context, "read");
  return presentNumber(await findNumberRow(database(), context, input.id));
}

/**
 * Reads a living line with its checks, and for how many days its number can be recovered after a release.
 * @throws AppError `not_found`
 */
export async function getCheckedNumber(
  context: Context,
  input: NumberIdInput,
): Promise<{ line: PhoneNumber; checks: NumberChecks; recoverDays: number | null }> {
  requirePermissionSomewhere(context, "read");
  const row = await findNumberRow(database(), context, input.id);
  return {
    line: presentNumber(row),
    checks: await checksOf(row),
    recoverDays: carrierOf(row.line).capabilities.recoverDays,
  };
}
