import type { Context } from "@/lib/context";
import { assertNewName } from "@/lib/domain/assert-new-name";
import type { Guarded } from "@/lib/domain/assert-version";
import type { Warning } from "@/lib/errors";
import { type Bot, COMPANY_NAME_LABEL, type UpdateBotInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { matchFaqIds } from "./rules";

/**
 * Changes a bot. Absent fields stay. `faqs` replaces all questions; those that stay keep their ids.
 * @returns the bot, with a warning for each line whose language it no longer speaks
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` when `version` is not the current
 *   one; `validation_failed` for a hand-off number that cannot exist
 */
export async function updateBot(
  context: Context,
  input: Guarded<UpdateBotInput>,
): Promise<{ bot: Bot; warnings: Warning[] }> {
  const { id, version, faqs, isRagEnabled: _, ...fields } = input;
  return changeBot(context, { id, version }, (before) => {
    assertNewName(fields.companyName, before.companyName, { path: "companyName", label: COMPANY_NAME_LABEL });
    return { ...fields, faqs: faqs && matchFaqIds(before.faqs, faqs) };
  });
}
