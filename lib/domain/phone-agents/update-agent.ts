import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { changeBot } from "@/lib/domain/bots/change-bot";
import { assertPossibleHandoff } from "@/lib/domain/bots/rules";
import type { UpdateBotInput } from "@/lib/schemas/bot";
import { changeBoughtLine } from "./change-bought-line";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";
import { changedSound, changedSpeech, type LineSound } from "./rules";

/** A change of an agent; what is absent stays. */
type AgentChange = Omit<UpdateBotInput, "version" | "faqs" | "isRagEnabled" | "greeting" | "languages"> & {
  freeLanguage?: string | null | undefined;
};

/**
 * Changes an agent, with its first message and language the greeting and training of its bot, and with its language and
 * voice the line that was bought for it.
 * @param changesLine whether the caller may change lines; where not, the line stays as it is
 * @throws AppError `not_found`, `forbidden`, `validation_failed` for a hand-off number that cannot exist
 */
export async function updateAgent(
  context: Context,
  { id, freeLanguage, ...change }: AgentChange,
  changesLine = true,
): Promise<PhoneAgent> {
  assertPossibleHandoff(change.handoffPhoneNumber);
  return inTransaction(async (tx) => {
    let sound: LineSound = {};
    const { bot } = await changeBot(context, { id }, (before) => {
      sound = changedSound(before, { ...change, freeLanguage });
      return { ...change, ...changedSpeech(before, { ...change, freeLanguage }) };
    });
    if (changesLine) await changeBoughtLine(tx, context, bot, sound);
    return findAgent(tx, context, id);
  });
}
