import type { Context } from "@/lib/context";
import type { FaqIdInput, FaqOfBot } from "@/lib/schemas/bot";
import { getBot } from "./get-bot";
import { faqOfBot } from "./rules";

/**
 * One of a bot's questions, with the bot's version.
 * @throws AppError `not_found`
 */
export async function getFaq(context: Context, { id, faqId }: FaqIdInput): Promise<FaqOfBot> {
  return faqOfBot(await getBot(context, { id }), faqId);
}
