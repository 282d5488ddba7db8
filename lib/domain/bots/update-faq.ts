import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import type { FaqOfBot, UpdateFaqInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { faqOf } from "./rules";

/**
 * Changes one question of a bot or its answer. What is absent stays, and so does its place among the others.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the bot's present one
 */
export async function updateFaq(context: Context, input: UpdateFaqInput & IfVersion): Promise<FaqOfBot> {
  const { id, faqId, version, ...fields } = input;
  const { bot } = await changeBot(context, { id, version }, ({ faqs }) => {
    const changed = { ...faqOf(faqs, faqId), ...fields };
    return { faqs: faqs.map((faq) => (faq.id === faqId ? changed : faq)) };
  });
  return { ...faqOf(bot.faqs, faqId), version: bot.version };
}
