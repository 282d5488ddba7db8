import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { inField } from "@/lib/domain/in-field";
import type { AttachNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import {
  assertAttachable,
  assertSwitchable,
  type BotFacts,
  isLanguageMismatch,
  type LineFacts,
  mismatchWarnings,
} from "./rules";
import { botName, lockBotToAttach, lockNumber } from "./select-numbers";

/**
 * Attaches a bot of the line's organization (product rules 6 and 7). If this bot is already attached, nothing changes
 * and no audit entry is recorded.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `bot_in_other_organization`,
 *   `number_already_attached` with `details.botId`, `edit_conflict` with `details.current` if `version` is not the
 *   current one
 */
export async function attachNumber(
  context: Context,
  input: AttachNumberInput & IfVersion,
): Promise<NumberResult> {
  return attach(context, input, assertAttachable);
}

/**
 * Replaces a line's bot with another in one step, so that no call finds the line detached. Attaches a detached line.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `bot_in_other_organization`; `edit_conflict` with
 *   `details.current` if `version` is not the current one
 */
export async function switchBot(
  context: Context,
  input: AttachNumberInput & IfVersion,
): Promise<NumberResult> {
  return attach(context, input, assertSwitchable);
}

/** @param decide the rule: throws its refusal, or returns whether anything changes */
async function attach(
  context: Context,
  input: AttachNumberInput & IfVersion,
  decide: (line: LineFacts, bot: BotFacts) => "attach" | "unchanged",
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const bot = await inField("botId", lockBotToAttach(tx, context, input.botId, "read"));
    const line = await lockNumber(tx, context, input.id, "numbers:edit");
    await assertVersion(line, input.version, ({ id }) => presentNumberById(tx, context, id));
    const warnings = mismatchWarnings(line.language, bot);
    if (decide(line, bot) === "unchanged")
      return { phoneNumber: await presentNumberById(tx, context, line.id), warnings };
    const previous = line.botId === null ? null : await botName(tx, line.botId);
    const changed = await writeNumber(tx, context, line, {
      botId: bot.id,
      languageMismatch: isLanguageMismatch(line.language, bot),
      attachedAt: context.now(),
      detachedAt: null,
    });
    const entryId = await recordNumberAudit(tx, context, line, {
      action: line.botId === null ? "number.attach" : "number.switch",
      before: { botId: line.botId, botName: previous },
      after: { botId: bot.id, botName: bot.name },
      version: changed.line.version,
    });
    return { phoneNumber: presentNumber({ ...changed, bot }), warnings, entryId };
  });
}
