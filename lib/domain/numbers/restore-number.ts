import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { NumberIdInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { assertRestorable, isLanguageMismatch, mismatchWarnings } from "./rules";
import { type Line, lockNumber } from "./select-numbers";

/** No longer waiting for a release. */
export const NO_QUARANTINE = {
  quarantinedUntil: null,
  quarantineDays: null,
  quarantineForwardTo: null,
  quarantinedBotId: null,
} as const;

/**
 * Keeps a quarantined line after all: it is active again, and attached to the bot that it had if that bot is still
 * there; otherwise the warning `bot_gone` says so. An active line stays as it is. Against the end of the quarantine
 * the row's lock decides: whoever comes first wins.
 * @throws AppError `not_found`, `forbidden`, `number_not_active` once the release has begun
 */
export async function restoreNumber(context: Context, input: NumberIdInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id);
    requirePermission(context, "numbers:release", line);
    if (assertRestorable(line) === "unchanged")
      return { phoneNumber: await presentedNumber(tx, context, line.id), warnings: [] };
    const bot = await earlierBot(tx, line);
    await writeNumber(tx, context, line, {
      ...NO_QUARANTINE,
      status: "active",
      botId: bot?.id ?? null,
      languageMismatch: isLanguageMismatch(line.language, bot),
      ...(bot ? { attachedAt: context.now(), detachedAt: null } : {}),
    });
    await recordNumberAudit(tx, context, line, {
      action: "number.restore",
      before: { status: line.status, botId: null, botName: null },
      after: { status: "active", botId: bot?.id ?? null, botName: bot?.name ?? null },
    });
    const gone: Warning[] = line.quarantinedBotId !== null && !bot ? [BOT_GONE] : [];
    return {
      phoneNumber: await presentedNumber(tx, context, line.id),
      warnings: [...gone, ...mismatchWarnings(line.language, bot)],
    };
  });
}

const BOT_GONE: Warning = {
  code: "bot_gone",
  message: "The bot that answered this line was deleted. Attach another one.",
};

/**
 * The bot that the line had, held until the transaction ends. Its row is locked after the line's here, where others do
 * it the other way round: nobody who holds the bot waits for a line that is not attached to it.
 */
async function earlierBot(tx: Transaction, line: Line) {
  if (line.quarantinedBotId === null) return null;
  const [bot] = await tx
    .select({ id: bots.id, name: bots.name, languages: bots.languages })
    .from(bots)
    .where(and(eq(bots.id, line.quarantinedBotId), eq(bots.orgId, line.orgId)))
    .for("share");
  return bot ?? null;
}
