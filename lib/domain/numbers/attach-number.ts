import type { Context } from "@/lib/context";
import type { AttachNumberInput } from "@/lib/schemas/phone-number";
import type { NumberResult } from "./change-number";
import { connectBot } from "./connect-bot";
import { assertAttachable } from "./rules";

/**
 * Connects a line to a bot of its organization (product rules 6 and 7); calls reach the bot from then on.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `bot_in_other_organization`,
 *   `number_already_attached` with `details.botId`
 */
export async function attachNumber(context: Context, input: AttachNumberInput): Promise<NumberResult> {
  return connectBot(context, input, assertAttachable);
}
