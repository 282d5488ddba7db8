import type { Context } from "@/lib/context";
import type { AttachNumberInput } from "@/lib/schemas/phone-number";
import type { NumberResult } from "./change-number";
import { connectBot } from "./connect-bot";
import { assertSwitchable } from "./rules";

/**
 * Hands a line from its bot to another in one step, so that no call finds it detached. A detached line is attached.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `bot_in_other_organization`
 */
export async function switchBot(context: Context, input: AttachNumberInput): Promise<NumberResult> {
  return connectBot(context, input, assertSwitchable);
}
