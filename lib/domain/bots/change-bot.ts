import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion, type Versioned } from "@/lib/domain/assert-version";
import { refreshLanguageMismatchForBot } from "@/lib/domain/numbers/language-mismatch";
import type { Warning } from "@/lib/errors";
import type { Bot, Faq, UpdateBotInput } from "@/lib/schemas/bot";
import { replaceFaqs } from "./faqs";
import { lockBot, mismatchedLines } from "./find";
import { greetingLanguagesOf } from "./greeting-languages";
import { auditedEdit, type BotRow, presentBot } from "./present";
import { mismatchWarnings } from "./rules";

/** The fields whose change may make the bot unsuited to its lines' languages. */
const DECIDES_MISMATCH: ReadonlySet<string> = new Set([
  "languages",
  "greeting",
  "phoneGreeting",
  "firstMessage",
  "closedPhoneGreeting",
]);

/** The values an edit sets: columns of the bot, and all of its questions. Questions that stay keep their ids. */
type BotChange = Omit<UpdateBotInput, "id" | "version" | "faqs" | "isRagEnabled"> & {
  faqs?: (Faq & { id?: string })[] | undefined;
  freeLanguage?: string | null | undefined;
};

/**
 * Edits a bot: locks it, decides on the change, writes and records it. A change of languages or greetings also updates
 * the lines' mismatch flags, with a warning for each line that the bot does not suit. A change that changes nothing records
 * nothing.
 * @param decide returns the new values, or throws its refusal
 * @param presentCurrent the current state as an `edit_conflict` shows it
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` when `version` is not the current
 *   one
 */
export async function changeBot(
  context: Context,
  { id, version }: { id: string } & IfVersion,
  decide: (before: BotRow) => BotChange,
  presentCurrent: (current: Bot) => Versioned = (current) => current,
): Promise<{ bot: Bot; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "bots:write");
  return inTransaction(async (tx) => {
    const before = await lockBot(tx, context, id, "bots:write");
    await assertVersion(before, version, (row) => presentCurrent(presentBot(row)));
    const after = await writeChange(tx, context, before, decide(before));
    const change = auditedEdit(before, after);
    const { changes } = difference(change.before, change.after);
    if (changes.length === 0) {
      const { version, updatedAt, greetingLanguages } = before;
      await tx.update(bots).set({ version, updatedAt, greetingLanguages }).where(eq(bots.id, before.id));
      return { bot: presentBot({ ...after, version, updatedAt, greetingLanguages }), warnings: [] };
    }
    if (speech(before) !== speech(after)) await refreshLanguageMismatchForBot(tx, after.id);
    const concernsLines = changes.some((field) => DECIDES_MISMATCH.has(field));
    const mismatched = concernsLines ? await mismatchedLines(tx, after.id) : [];
    await recordAudit(tx, context, {
      action: "bot.update",
      subject: { type: "bot", id: after.id, label: after.name },
      place: { orgId: after.orgId, accountId: after.accountId },
      ...change,
    });
    return { bot: presentBot(after), warnings: mismatchWarnings(after, mismatched) };
  });
}

/** What of a bot decides whether it suits a line's language, to compare. */
function speech({ languages, greetingLanguages }: BotRow): string {
  return JSON.stringify([languages, greetingLanguages]);
}

async function writeChange(
  tx: Transaction,
  context: Context,
  before: BotRow,
  { faqs, ...fields }: BotChange,
): Promise<BotRow> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const greetingLanguages = greetingLanguagesOf({ ...before, ...given }, before.organizationName);
  const [row] = await tx
    .update(bots)
    .set({ ...fields, greetingLanguages, version: before.version + 1, updatedAt: context.now() })
    .where(eq(bots.id, before.id))
    .returning();
  if (!row) throw new Error("The bot was not updated.");
  return { ...before, ...row, faqs: faqs ? await replaceFaqs(tx, before.id, faqs) : before.faqs };
}
