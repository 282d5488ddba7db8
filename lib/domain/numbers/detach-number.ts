import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { NumberIdInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { botName } from "./connect-bot";
import { lockNumber } from "./select-numbers";

/**
 * Disconnects a line from its bot; nobody answers it from then on. A detached line stays as it is.
 * @throws AppError `not_found`, `forbidden`
 */
export async function detachNumber(context: Context, input: NumberIdInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id);
    requirePermission(context, "numbers:edit", line);
    if (line.botId !== null) {
      const previous = await botName(tx, line.botId);
      await writeNumber(tx, context, line, {
        botId: null,
        languageMismatch: false,
        attachedAt: null,
        detachedAt: context.now(),
      });
      await recordNumberAudit(tx, context, line, {
        action: "number.detach",
        before: { botId: line.botId, botName: previous },
        after: { botId: null, botName: null },
      });
    }
    return { phoneNumber: await presentedNumber(tx, context, line.id), warnings: [] };
  });
}
