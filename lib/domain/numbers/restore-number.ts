import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import type { Warning } from "@/lib/errors";
import type { NumberIdInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { assertRestorable, isLanguageMismatch, mismatchWarnings } from "./rules";
import { BOT_FACTS, type Line, lockNumber } from "./select-numbers";

/** The columns of a line that is not quarantined. */
export const NO_QUARANTINE = {
  quarantinedUntil: null,
  quarantineDays: null,
  quarantineForwardTo: null,
  quarantinedBotId: null,
} as const;

/**
 * Restores a quarantined line: ends the quarantine, makes the line active and attaches its previous bot again. If that
 * bot was deleted, the answer has the warning `bot_gone`. An active line stays as it is. If the quarantine ends at the
 * same moment, whoever locks the row first wins.
 * @throws AppError `not_found`, `forbidden`, `number_not_active` once the release has begun; `edit_conflict` with
 *   `details.current` if `version` is not the current one
 */
export async function restoreNumber(
  context: Context,
  input: NumberIdInput & IfVersion,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id, "numbers:release");
    await assertVersion(line, input.version, ({ id }) => presentNumberById(tx, context, id));
    if (assertRestorable(line) === "unchanged")
      return { phoneNumber: await presentNumberById(tx, context, line.id), warnings: [] };
    const bot = await lockPreviousBot(tx, line);
    const changed = await writeNumber(tx, context, line, {
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
      phoneNumber: presentNumber({ ...changed, bot }),
      warnings: [...gone, ...mismatchWarnings(line.language, bot)],
    };
  });
}

/** The warning of an answer if the line's former bot no longer exists. */
export const BOT_GONE: Warning = {
  code: "bot_gone",
  message: "The bot that answered this line was deleted. Attach another one.",
};

/**
 * The bot that the line had before its quarantine, locked until the transaction ends. Others lock the bot before the
 * line. The reverse order cannot deadlock here: whoever holds the bot's lock only waits for lines attached to it.
 */
async function lockPreviousBot(tx: Transaction, line: Line) {
  if (line.quarantinedBotId === null) return null;
  const [bot] = await tx
    .select(BOT_FACTS)
    .from(bots)
    .where(and(eq(bots.id, line.quarantinedBotId), eq(bots.orgId, line.orgId)))
    .for("share");
  return bot ?? null;
}
