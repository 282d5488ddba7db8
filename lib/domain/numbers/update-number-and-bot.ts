import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError, isAppError } from "@/lib/errors";
import type { UpdateNumberInput } from "@/lib/schemas/phone-number";
import { switchBot } from "./attach-number";
import type { NumberResult } from "./change-number";
import { detachNumber } from "./detach-number";
import { updateNumber } from "./update-number";

/**
 * Edits a line and sets its bot, in one transaction: for APIs where one request does both.
 * @param botId the bot that is to answer the line; null detaches it, undefined leaves it as it is
 * @throws AppError as `updateNumber`, `switchBot` and `detachNumber`; `not_found` for a releasing line, which does not
 *   exist for these APIs
 */
export async function updateNumberAndBot(
  context: Context,
  input: UpdateNumberInput,
  botId: string | null | undefined,
): Promise<NumberResult> {
  try {
    return await inTransaction(async () => {
      // The bot first: everybody locks it before the line.
      if (botId === null) await detachNumber(context, { id: input.id });
      else if (botId !== undefined) await switchBot(context, { id: input.id, botId });
      return updateNumber(context, input);
    });
  } catch (error) {
    const isGone = isAppError(error, "number_not_active") && error.details.status === "releasing";
    throw isGone ? new AppError("not_found") : error;
  }
}
