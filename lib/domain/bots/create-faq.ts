import { v7 as uuidv7 } from "uuid";
import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import type { CreateFaqInput, FaqOfBot } from "@/lib/schemas/bot";
import { changeBot } from "./change-bot";
import { assertRoomForFaq } from "./rules";

/**
 * Adds a question at the end of a bot's list.
 * @throws AppError `forbidden`, `not_found`; `validation_failed` when the bot has the maximum; `edit_conflict` when
 *   `version` is not the bot's current one
 */
export async function createFaq(context: Context, input: CreateFaqInput & IfVersion): Promise<FaqOfBot> {
  const { id, version, ...fields } = input;
  const faq = { id: uuidv7(), ...fields };
  const { bot } = await changeBot(
    context,
    { id, version },
    ({ faqs }) => {
      assertRoomForFaq(faqs);
      return { faqs: [...faqs, faq] };
    },
    ({ faqs, version }) => ({ faqs, version }),
  );
  return { ...faq, version: bot.version };
}
