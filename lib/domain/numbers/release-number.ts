import { eq } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { logger } from "@/lib/observability/logger";
import type { NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { beginRelease } from "./begin-release";
import { presentedNumber } from "./change-number";
import { finishRelease } from "./finish-release";
import { WORKER_AFTER_MS, within } from "./patience";
import { presentNumber } from "./present";
import { assertReleasable } from "./rules";
import { lockNumber, selectNumbers } from "./select-numbers";

/** The request waits this long for the carrier; after that the worker goes on alone. */
const PATIENCE_MS = 4_000;

/**
 * Gives a number back to the carrier, for good (product rule 9), from quarantine too.
 * @returns `released: false` while the carrier has not confirmed; the worker goes on then
 * @throws AppError `not_found`, `forbidden`, `number_attached` with `details.botId`; `edit_conflict` when `version` is
 *   not the present one
 */
export async function releaseNumber(
  context: Context,
  input: NumberIdInput & IfVersion,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  requirePermissionSomewhere(context, "numbers:release");
  return awaitRelease(context, await inTransaction((tx) => startRelease(tx, context, input)));
}

/** Waits a little for the carrier; the worker goes on where it takes longer. */
export async function awaitRelease(
  context: Context,
  started: PhoneNumber,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  // A failure is the worker's to repeat, and the row says how far it came.
  await within(PATIENCE_MS, finishRelease(started.id, { carrier: carrier(), context }), (err) =>
    logger({ phoneNumberId: started.id, requestId: context.requestId }).warn(
      { err },
      "A release failed within its request; the worker goes on",
    ),
  );
  const [row] = await selectNumbers(database()).where(eq(phoneNumbers.id, started.id));
  const phoneNumber = row ? presentNumber(row) : started;
  return { phoneNumber, released: phoneNumber.status === "released" };
}

/**
 * Marks a line as on its way back, and hands that to the worker, in the caller's transaction.
 * @throws AppError `not_found`, `forbidden`, `number_attached` with `details.botId`; `edit_conflict` when `version` is
 *   not the present one
 */
export async function startRelease(
  tx: Transaction,
  context: Context,
  { id, version }: NumberIdInput & IfVersion,
): Promise<PhoneNumber> {
  const line = await lockNumber(tx, context, id);
  requirePermission(context, "numbers:release", line);
  await assertVersion(line, version, () => presentedNumber(tx, context, line.id));
  assertReleasable(line);
  if (line.status !== "releasing") await beginRelease(tx, context, line, WORKER_AFTER_MS);
  return presentedNumber(tx, context, line.id);
}
