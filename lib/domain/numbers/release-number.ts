import { eq } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { logger } from "@/lib/observability/logger";
import type { NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { carrierOf } from "@/lib/telephony/registry";
import { beginRelease } from "./begin-release";
import { presentNumberById } from "./change-number";
import { finishRelease } from "./finish-release";
import { presentNumber } from "./present";
import { assertReleasable } from "./rules";
import { lockNumber, selectNumbers } from "./select-numbers";
import { WORKER_DELAY_MS, waitAtMost } from "./wait-at-most";

/** How long a request waits for the carrier before the worker takes over, in milliseconds. */
const PATIENCE_MS = 4_000;

/**
 * Releases a detached line: gives its number back to the carrier for good, also from quarantine (product rule 9).
 * @returns `released: false` if the carrier has not confirmed yet; the worker then continues
 * @throws AppError `not_found`, `forbidden`, `number_attached` with `details.botId`; `edit_conflict` if `version` is
 *   not the current one
 */
export async function releaseNumber(
  context: Context,
  input: NumberIdInput & IfVersion,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  requirePermissionSomewhere(context, "numbers:release");
  const id = await inTransaction((tx) => lockAndBeginRelease(tx, context, input));
  return awaitRelease(context, id);
}

/** Finishes a release that has begun, or leaves it to the worker if the carrier takes too long. */
export async function awaitRelease(
  context: Context,
  id: string,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  // The worker repeats a failed release; the row shows how far it got.
  await waitAtMost(PATIENCE_MS, finishRelease(id, { carrierOf, context }), (err) =>
    logger({ phoneNumberId: id, requestId: context.requestId }).warn(
      { err },
      "A release failed during its request; the worker continues",
    ),
  );
  const [row] = await selectNumbers(database()).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("The line that is being released does not exist.");
  const phoneNumber = presentNumber(row);
  return { phoneNumber, released: phoneNumber.status === "released" };
}

/**
 * Locks a line and begins its release, in the caller's transaction. If it is already releasing, nothing changes.
 * @returns the line's id
 * @throws AppError `not_found`, `forbidden`, `number_attached` with `details.botId`; `edit_conflict` if `version` is
 *   not the current one
 */
export async function lockAndBeginRelease(
  tx: Transaction,
  context: Context,
  { id, version }: NumberIdInput & IfVersion,
): Promise<string> {
  const line = await lockNumber(tx, context, id, "numbers:release");
  await assertVersion(line, version, () => presentNumberById(tx, context, line.id));
  assertReleasable(line);
  if (line.status !== "releasing") await beginRelease(tx, context, line, WORKER_DELAY_MS);
  return line.id;
}
