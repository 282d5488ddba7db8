import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { botFaqs } from "@/db/schema";
import type { Faq } from "@/lib/schemas/bot";

/** Makes these the bot's questions, in this order; one without an id gets one. */
export async function saveFaqs(
  tx: Transaction,
  botId: string,
  faqs: (Faq & { id?: string })[],
): Promise<void> {
  await tx.delete(botFaqs).where(eq(botFaqs.botId, botId));
  if (faqs.length === 0) return;
  await tx.insert(botFaqs).values(faqs.map((faq, position) => ({ botId, position, ...faq })));
}
