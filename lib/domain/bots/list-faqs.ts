import type { Context } from "@/lib/context";
import type { FaqList } from "@/lib/schemas/bot";
import { getBot } from "./get-bot";

/**
 * A bot's questions, in their order.
 * @throws AppError `not_found`
 */
export async function listFaqs(context: Context, input: { id: string }): Promise<FaqList> {
  const { faqs, version } = await getBot(context, input);
  return { faqs, version };
}
