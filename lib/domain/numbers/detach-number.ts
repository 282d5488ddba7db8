import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import type { NumberIdInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { botName, lockNumber } from "./select-numbers";

/**
 * Detaches a line's bot, after which nobody answers the line. If the line is already detached, nothing changes.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` if `version` is not the current one
 */
export async function detachNumber(
  context: Context,
  input: NumberIdInput & IfVersion,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id, "numbers:edit");
    await assertVersion(line, input.version, ({ id }) => presentNumberById(tx, context, id));
    if (line.botId === null)
      return { phoneNumber: await presentNumberById(tx, context, line.id), warnings: [] };
    const previous = await botName(tx, line.botId);
    const changed = await writeNumber(tx, context, line, {
      botId: null,
      languageMismatch: false,
      attachedAt: null,
      detachedAt: context.now(),
    });
    const entryId = await recordNumberAudit(tx, context, line, {
      action: "number.detach",
      before: { botId: line.botId, botName: previous },
      after: { botId: null, botName: null },
      version: changed.line.version,
    });
    return { phoneNumber: presentNumber({ ...changed, bot: null }), warnings: [], entryId };
  });
}
