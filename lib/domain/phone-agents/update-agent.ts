import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { changeBot } from "@/lib/domain/bots/change-bot";
import { assertPossibleHandoff } from "@/lib/domain/bots/rules";
import type { UpdateBotInput } from "@/lib/schemas/bot";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";
import { changedSpeech } from "./rules";

/** A change of an agent; what is absent stays. */
type AgentChange = Omit<UpdateBotInput, "version" | "faqs" | "isRagEnabled" | "greeting" | "languages"> & {
  freeLanguage?: string | null | undefined;
};

/**
 * Changes an agent, and with its first message and language the greeting and training of its bot.
 * @throws AppError `not_found`, `forbidden`, `validation_failed` for a hand-off number that cannot exist
 */
export async function updateAgent(context: Context, { id, ...change }: AgentChange): Promise<PhoneAgent> {
  assertPossibleHandoff(change.handoffPhoneNumber);
  return inTransaction(async (tx) => {
    await changeBot(context, { id }, (before) => ({ ...change, ...changedSpeech(before, change) }));
    return findAgent(tx, context, id);
  });
}
