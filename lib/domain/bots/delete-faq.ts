import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import type { DeletedFaq, FaqIdInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { faqOf } from "./rules";

/**
 * Removes one question of a bot.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the bot's present one
 */
export async function deleteFaq(context: Context, input: FaqIdInput & IfVersion): Promise<DeletedFaq> {
  const { id, faqId, version } = input;
  const { bot } = await changeBot(context, { id, version }, ({ faqs }) => {
    const gone = faqOf(faqs, faqId);
    return { faqs: faqs.filter((faq) => faq !== gone) };
  });
  return { id: faqId, version: bot.version };
}
