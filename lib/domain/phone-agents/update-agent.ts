import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { changeBot } from "@/lib/domain/bots/change-bot";
import type { UpdateBotInput } from "@/lib/schemas/bot";
import { changeBoughtLine } from "./change-bought-line";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";
import { changedSound, changedSpeech, type LineSound } from "./rules";

/** A change of an agent; absent fields stay as they are. */
type AgentChange = Omit<UpdateBotInput, "version" | "faqs" | "isRagEnabled" | "greeting" | "languages"> & {
  freeLanguage?: string | null | undefined;
};

/**
 * Changes an agent. Its first message and language also change its bot's greeting and languages; its language and voice
 * also change the line that was bought for it.
 * @param mayEditLines whether the caller may change lines; if not, the line does not change
 * @throws AppError `not_found`, `forbidden`, `validation_failed` for a hand-off number that cannot exist
 */
export async function updateAgent(
  context: Context,
  { id, freeLanguage, ...change }: AgentChange,
  mayEditLines = true,
): Promise<PhoneAgent> {
  return inTransaction(async (tx) => {
    let sound: LineSound = {};
    const { bot } = await changeBot(context, { id }, (before) => {
      sound = changedSound(before, { ...change, freeLanguage });
      return { ...change, ...changedSpeech(before, { ...change, freeLanguage }) };
    });
    if (mayEditLines) await changeBoughtLine(tx, context, bot, sound);
    return findAgent(tx, context, id);
  });
}
