import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import type { DeletedFaq, FaqIdInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { faqOf, faqOfBot } from "./rules";

/**
 * Deletes one question of a bot.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the bot's current one
 */
export async function deleteFaq(context: Context, input: FaqIdInput & IfVersion): Promise<DeletedFaq> {
  const { id, faqId, version } = input;
  const { bot } = await changeBot(
    context,
    { id, version },
    ({ faqs }) => {
      const deleted = faqOf(faqs, faqId);
      return { faqs: faqs.filter((faq) => faq !== deleted) };
    },
    (current) => faqOfBot(current, faqId),
  );
  return { id: faqId, version: bot.version };
}
