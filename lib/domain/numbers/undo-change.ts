import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { UndoChangeInput } from "@/lib/schemas/audit-entry";
import { type NumberResult, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { assertDetachable, assertSwitchable, isLanguageMismatch, mismatchWarnings } from "./rules";
import { botName, lockNumber } from "./select-numbers";
import {
  assertUndoable,
  cannotUndo,
  findChange,
  lockFormerBot,
  type UndoableChange,
  undoneAlready,
} from "./undo";
import { undoMove } from "./undo-move";

/**
 * Undoes the attaching, detaching, switching or moving of a line, within a day and only if the line has not changed
 * since (product rule 33). Every rule of the opposite change applies. Undoing the same change again changes nothing.
 * @param input.id the change's entry in the history
 * @throws AppError `not_found`, `forbidden`, `undo_not_possible` with `details.reason`, `number_not_active`, and
 *   `number_limit_reached` if the organization that the line came from is full again
 */
export async function undoChange(context: Context, input: UndoChangeInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const change = await findChange(tx, context, input.id);
    return change.action === "number.migrate" ? undoMove(tx, context, change) : undoBot(tx, context, change);
  });
}

/** Gives a line the bot that it had before the change, or none. */
async function undoBot(tx: Transaction, context: Context, change: UndoableChange): Promise<NumberResult> {
  const bot = await lockFormerBot(tx, change);
  const line = await lockNumber(tx, context, change.subjectId, "numbers:edit");
  const undone = await undoneAlready(tx, context, change, line);
  if (undone) return undone;
  assertUndoable(change, line, context.now());
  if (change.before.botId !== null && !bot) throw cannotUndo("bot_deleted");
  if (bot) assertSwitchable(line, bot);
  else assertDetachable(line);
  const previous = line.botId === null ? null : await botName(tx, line.botId);
  const changed = await writeNumber(tx, context, line, {
    botId: bot?.id ?? null,
    languageMismatch: isLanguageMismatch(line.language, bot),
    attachedAt: bot ? context.now() : null,
    detachedAt: bot ? null : context.now(),
  });
  const entryId = await recordNumberAudit(tx, context, line, {
    action: !bot ? "number.detach" : line.botId === null ? "number.attach" : "number.switch",
    before: { botId: line.botId, botName: previous },
    after: { botId: bot?.id ?? null, botName: bot?.name ?? null },
    version: changed.line.version,
    undoes: change.id,
  });
  return {
    phoneNumber: presentNumber({ ...changed, bot }),
    warnings: mismatchWarnings(line.language, bot),
    entryId,
  };
}
