import { asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { refreshLanguageMismatchForBot } from "@/lib/domain/numbers/language-mismatch";
import { greetingLanguagesOf } from "./greeting-languages";

/** The most bots of one sweep; the rest wait for the next one. */
const SWEEP_LIMIT = 500;

/**
 * Finds the languages of greetings that were written before Linekeeper looked at them, and updates their lines. Bots that are
 * created or edited don't wait for it. It changes nothing that a person wrote, so the bots keep their versions.
 * @returns how many bots it examined
 */
export async function examineGreetings(): Promise<number> {
  const unexamined = await database()
    .select({ id: bots.id })
    .from(bots)
    .where(isNull(bots.greetingLanguages))
    .orderBy(asc(bots.id))
    .limit(SWEEP_LIMIT);
  for (const { id } of unexamined) await examine(id);
  return unexamined.length;
}

async function examine(id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [bot] = await tx.select().from(bots).where(eq(bots.id, id)).for("update");
    if (!bot || bot.greetingLanguages !== null) return;
    const [practice] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, bot.orgId));
    const greetingLanguages = greetingLanguagesOf(bot, practice?.name ?? "");
    await tx.update(bots).set({ greetingLanguages, updatedAt: bot.updatedAt }).where(eq(bots.id, id));
    await refreshLanguageMismatchForBot(tx, id);
  });
}
