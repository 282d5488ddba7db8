import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { detachNumber } from "./detach-number";
import { awaitRelease, lockAndBeginRelease } from "./release-number";

/**
 * Detaches a line and begins its release, in one transaction: for APIs that release attached lines too.
 * @returns as `releaseNumber`
 * @throws AppError `not_found`, also for a releasing line; `forbidden`
 */
export async function detachAndRelease(
  context: Context,
  input: NumberIdInput,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  const id = await inTransaction(async (tx) => {
    const { phoneNumber } = await detachNumber(context, input);
    if (phoneNumber.status === "releasing") throw new AppError("not_found");
    return lockAndBeginRelease(tx, context, input);
  });
  return awaitRelease(context, id);
}
