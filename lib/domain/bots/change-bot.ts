import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { refreshLanguageMismatchForBot } from "@/lib/domain/numbers/language-mismatch";
import type { Warning } from "@/lib/errors";
import type { Bot, Faq, UpdateBotInput } from "@/lib/schemas/bot";
import { saveFaqs } from "./faqs";
import { findBot, lockBot, mismatchedLines } from "./find";
import { auditedEdit, type BotRow, presentBot } from "./present";
import { mismatchWarnings } from "./rules";

/** What an edit of a bot sets: fields of its row, and all its questions, those that stay with their ids. */
type BotChange = Omit<UpdateBotInput, "id" | "version" | "faqs" | "isRagEnabled"> & {
  faqs?: (Faq & { id?: string })[] | undefined;
  freeLanguage?: string | null | undefined;
};

/**
 * What every edit of a bot has in common: the bot is locked, the change decided on what it is then, written and
 * recorded. Other languages bring its lines' state in step, with a warning for each line that it does not speak any
 * more. A change that changes nothing leaves no trace.
 * @param decide what to set; may throw its refusal
 * @throws AppError `edit_conflict` with `details.current` when `version` is not the present one
 */
export async function changeBot(
  context: Context,
  { id, version }: { id: string } & IfVersion,
  decide: (before: BotRow) => BotChange,
): Promise<{ bot: Bot; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "bots:write");
  return inTransaction(async (tx) => {
    const before = await lockBot(tx, context, id);
    const place = { orgId: before.orgId, accountId: before.accountId };
    requirePermission(context, "bots:write", place);
    await assertVersion(before, version, presentBot);
    const after = await writeChange(tx, context, before, decide(before));
    const change = auditedEdit(before, after);
    const { changes } = difference(change.before, change.after);
    if (changes.length === 0) {
      const { version, updatedAt } = before;
      await tx.update(bots).set({ version, updatedAt }).where(eq(bots.id, before.id));
      return { bot: presentBot({ ...after, version, updatedAt }), warnings: [] };
    }
    const languagesChanged = changes.includes("languages");
    if (languagesChanged) await refreshLanguageMismatchForBot(tx, after.id);
    const mismatched = languagesChanged ? await mismatchedLines(tx, after.id) : [];
    await recordAudit(tx, context, {
      action: "bot.update",
      subject: { type: "bot", id: after.id, label: after.name },
      place,
      ...change,
    });
    return { bot: presentBot(after), warnings: mismatchWarnings(after.name, mismatched) };
  });
}

async function writeChange(
  tx: Transaction,
  context: Context,
  before: BotRow,
  { faqs, ...fields }: BotChange,
): Promise<BotRow> {
  await tx
    .update(bots)
    .set({ ...fields, version: before.version + 1, updatedAt: context.now() })
    .where(eq(bots.id, before.id));
  if (faqs) await saveFaqs(tx, before.id, faqs);
  return findBot(tx, context, before.id);
}
