import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import type { Bot, FaqOfBot, UpdateFaqInput } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { faqOf, faqOfBot } from "./rules";

/**
 * Changes one question of a bot. Absent fields stay, and so does its position.
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the bot's current one
 */
export async function updateFaq(context: Context, input: UpdateFaqInput & IfVersion): Promise<FaqOfBot> {
  const { id, faqId, version, ...fields } = input;
  const present = (bot: Bot) => faqOfBot(bot, faqId);
  const change = ({ faqs }: Pick<Bot, "faqs">) => {
    const changed = { ...faqOf(faqs, faqId), ...fields };
    return { faqs: faqs.map((faq) => (faq.id === faqId ? changed : faq)) };
  };
  const { bot } = await changeBot(context, { id, version }, change, present);
  return present(bot);
}
