import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { AttachNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { type BotFacts, isLanguageMismatch, type LineFacts, mismatchWarnings } from "./rules";
import { holdBot, lockNumber } from "./select-numbers";

/**
 * What attach and switch have in common: the bot is held and the line locked, the rule decides, one row changes and
 * one audit entry says so. The same bot again changes nothing and leaves no trace.
 * @param decide the rule: throws its refusal, or says whether there is anything to do
 */
export async function connectBot(
  context: Context,
  input: AttachNumberInput,
  decide: (line: LineFacts, bot: BotFacts) => "attach" | "unchanged",
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const bot = await holdBot(tx, context, input.botId);
    const line = await lockNumber(tx, context, input.id);
    requirePermission(context, "numbers:edit", line);
    if (decide(line, bot) === "attach") {
      const previous = line.botId === null ? null : await botName(tx, line.botId);
      await writeNumber(tx, context, line, {
        botId: bot.id,
        languageMismatch: isLanguageMismatch(line.language, bot),
        attachedAt: context.now(),
        detachedAt: null,
      });
      await recordNumberAudit(tx, context, line, {
        action: line.botId === null ? "number.attach" : "number.switch",
        before: { botId: line.botId, botName: previous },
        after: { botId: bot.id, botName: bot.name },
      });
    }
    return {
      phoneNumber: await presentedNumber(tx, context, line.id),
      warnings: mismatchWarnings(line.language, bot),
    };
  });
}

/** The bot's name, for the history; null when it is gone. */
export async function botName(tx: Transaction, botId: string): Promise<string | null> {
  const [bot] = await tx.select({ name: bots.name }).from(bots).where(eq(bots.id, botId));
  return bot?.name ?? null;
}
