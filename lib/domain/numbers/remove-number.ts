import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { NumberIdInput, PhoneNumber } from "@/lib/schemas/phone-number";
import { detachNumber } from "./detach-number";
import { awaitRelease, startRelease } from "./release-number";

/**
 * Detaches a line and releases it, in one transaction: for APIs that know no "detach first".
 * @returns as `releaseNumber`
 * @throws AppError `not_found`, for a line that is being released too; `forbidden`
 */
export async function removeNumber(
  context: Context,
  input: NumberIdInput,
): Promise<{ phoneNumber: PhoneNumber; released: boolean }> {
  const started = await inTransaction(async (tx) => {
    const { phoneNumber } = await detachNumber(context, input);
    if (phoneNumber.status === "releasing") throw new AppError("not_found");
    return startRelease(tx, context, input);
  });
  return awaitRelease(context, started);
}
