import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { UpdateNumberInput } from "@/lib/schemas/phone-number";
import type { NumberResult } from "./change-number";
import { detachNumber } from "./detach-number";
import { switchBot } from "./switch-bot";
import { updateNumber } from "./update-number";

/**
 * Edits a line and says who answers it, in one transaction: for APIs whose edit does both, and to whom a line that is
 * being released is gone.
 * @param botId the bot that is to answer; null for none, undefined where it stays
 * @throws AppError as `updateNumber`, `switchBot` and `detachNumber`; `not_found` for a line that is being released
 */
export async function assignNumber(
  context: Context,
  input: UpdateNumberInput,
  botId: string | null | undefined,
): Promise<NumberResult> {
  try {
    return await inTransaction(async () => {
      // The bot first, whose lock comes before the line's.
      if (botId === null) await detachNumber(context, { id: input.id });
      else if (botId !== undefined) await switchBot(context, { id: input.id, botId });
      return updateNumber(context, input);
    });
  } catch (error) {
    const isGone = error instanceof AppError && error.details.status === "releasing";
    throw isGone ? new AppError("not_found") : error;
  }
}
