import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, phoneNumbers } from "@/db/schema";

/**
 * Makes `language_mismatch` of every line of a bot true again. Called in the transaction that changed the bot's
 * languages, after the change; the bot's row must be locked by it.
 */
export async function refreshLanguageMismatchForBot(tx: Transaction, botId: string): Promise<void> {
  // All of the bot's lines are locked first, not only those that look wrong: one whose language is being edited at
  // this moment is waited for and then judged by its new language.
  await tx
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.botId, botId))
    .orderBy(asc(phoneNumbers.id))
    .for("update");
  const mismatch = sql`not (${phoneNumbers.language} = any ((select ${bots.languages} from ${bots} where ${bots.id} = ${botId})::text[]))`;
  await tx
    .update(phoneNumbers)
    .set({ languageMismatch: sql`${mismatch}` })
    .where(
      and(eq(phoneNumbers.botId, botId), sql`${phoneNumbers.languageMismatch} is distinct from ${mismatch}`),
    );
}
