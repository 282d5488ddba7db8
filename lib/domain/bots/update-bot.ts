import { eq } from "drizzle-orm";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { refreshLanguageMismatchForBot } from "@/lib/domain/numbers/language-mismatch";
import { AppError, type Warning } from "@/lib/errors";
import type { Bot, UpdateBotInput } from "@/lib/schemas/bot";
import { saveFaqs } from "./faqs";
import { findBot, lockBot, mismatchedLines } from "./find";
import { auditedFields, presentBot } from "./present";
import { mismatchWarnings } from "./rules";

/**
 * Changes a bot. Absent fields stay; `faqs` replaces all questions. Other languages bring its lines' state in step,
 * with a warning for each line that it does not speak any more. A save that changes nothing leaves no trace.
 * @throws AppError `edit_conflict` with `details.current` when `version` is not the present one
 */
export async function updateBot(
  context: Context,
  input: UpdateBotInput,
): Promise<{ bot: Bot; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "bots:write");
  const { id, version, faqs, isRagEnabled: _, ...fields } = input;
  return inTransaction(async (tx) => {
    const before = await lockBot(tx, context, id);
    const place = { orgId: before.orgId, accountId: before.accountId };
    requirePermission(context, "bots:write", place);
    if (version !== undefined && version !== before.version)
      throw new AppError("edit_conflict", { details: { current: presentBot(before) } });
    const next = { version: before.version + 1, updatedAt: context.now() };
    await tx
      .update(bots)
      .set({ ...fields, ...next })
      .where(eq(bots.id, before.id));
    if (faqs) await saveFaqs(tx, before.id, faqs);
    const after = await findBot(tx, context, before.id);
    const change = { before: auditedFields(before), after: auditedFields(after) };
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
