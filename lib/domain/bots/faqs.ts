import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { botFaqs } from "@/db/schema";
import type { Faq } from "@/lib/schemas/bot";
import type { BotRow } from "./present";

type NewFaq = Faq & { id?: string };

/**
 * Replaces all questions of a bot, in this order. A question that has an id keeps it.
 * @returns the stored questions
 */
export async function replaceFaqs(tx: Transaction, botId: string, faqs: NewFaq[]): Promise<BotRow["faqs"]> {
  await tx.delete(botFaqs).where(eq(botFaqs.botId, botId));
  return insertFaqs(tx, botId, faqs);
}

/**
 * Inserts the questions of a new bot, in this order.
 * @returns the stored questions
 */
export async function insertFaqs(tx: Transaction, botId: string, faqs: NewFaq[]): Promise<BotRow["faqs"]> {
  if (faqs.length === 0) return [];
  const { id, question, answer, position } = botFaqs;
  const rows = await tx
    .insert(botFaqs)
    .values(faqs.map((faq, index) => ({ botId, position: index, ...faq })))
    .returning({ id, question, answer, position });
  return rows.sort((a, b) => a.position - b.position).map(({ position: _, ...faq }) => faq);
}
