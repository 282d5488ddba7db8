import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import { dryRun } from "@/lib/domain/dry-run";
import type { NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { presentNumberById } from "./change-number";
import { lockAndBeginRelease } from "./release-number";

/**
 * Checks a release without beginning it, and without asking the carrier.
 * @returns the line as it would be until the carrier confirms
 * @throws AppError as `releaseNumber`
 */
export function rehearseRelease(context: Context, input: NumberIdInput & IfVersion): Promise<PhoneNumber> {
  requirePermissionSomewhere(context, "numbers:release");
  return dryRun(() =>
    inTransaction(async (tx) =>
      presentNumberById(tx, context, await lockAndBeginRelease(tx, context, input)),
    ),
  );
}
