import type { Context } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { Bot, UpdateBotInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { assertPossibleHandoff, keepFaqIds } from "./rules";

/**
 * Changes a bot. Absent fields stay; `faqs` replaces all questions, of which those that are still asked keep their ids.
 * @returns the bot, with a warning for each line whose language it does not speak any more
 * @throws AppError `edit_conflict` with `details.current` when `version` is not the present one, `validation_failed` for
 *   a hand-off number that cannot exist
 */
export async function updateBot(
  context: Context,
  input: UpdateBotInput,
): Promise<{ bot: Bot; warnings: Warning[] }> {
  assertPossibleHandoff(input.handoffPhoneNumber);
  const { id, version, faqs, isRagEnabled: _, ...fields } = input;
  return changeBot(context, { id, version }, (before) => ({
    ...fields,
    faqs: faqs && keepFaqIds(before.faqs, faqs),
  }));
}
