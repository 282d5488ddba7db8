import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, phoneNumbers } from "@/db/schema";

/**
 * Updates `language_mismatch` of every line of a bot. Call it in the transaction that changes the bot's languages
 * or greetings, after the change; that transaction must hold the lock of the bot's row.
 */
export async function refreshLanguageMismatchForBot(tx: Transaction, botId: string): Promise<void> {
  // Lock all of the bot's lines, not only those that look wrong: if a line's language is being edited at this moment,
  // wait for that edit and use the new language.
  await tx
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.botId, botId))
    .orderBy(asc(phoneNumbers.id))
    .for("update");
  // `mismatchOf` in SQL.
  const mismatch = sql`(select not (${phoneNumbers.language} = any (${bots.languages})) or not (coalesce(${bots.greetingLanguages}, '{}') <@ array[${phoneNumbers.language}]) from ${bots} where ${bots.id} = ${botId})`;
  await tx
    .update(phoneNumbers)
    .set({ languageMismatch: sql`${mismatch}` })
    .where(
      and(eq(phoneNumbers.botId, botId), sql`${phoneNumbers.languageMismatch} is distinct from ${mismatch}`),
    );
}
