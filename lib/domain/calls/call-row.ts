import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { conversations, conversationTurns, phoneNumbers } from "@/db/schema";
import { LANGUAGE_TAGS } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import { sealedText } from "./sealed";

export type CallRow = typeof conversations.$inferSelect;

/** Locks a conversation. One transaction at a time writes to it. */
export async function lockCall(tx: Transaction, id: string): Promise<CallRow | undefined> {
  const [call] = await tx.select().from(conversations).where(eq(conversations.id, id)).for("update");
  return call;
}

/** Locks the conversation of a carrier's call. */
export async function lockCallOf(
  tx: Transaction,
  { carrier, callId }: { carrier: string; callId: string },
): Promise<CallRow | undefined> {
  const [call] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.carrier, carrier), eq(conversations.carrierCallId, callId)))
    .for("update");
  return call;
}

export async function updateCall(
  tx: Transaction,
  { id }: { id: string },
  values: Partial<CallRow>,
): Promise<void> {
  await tx.update(conversations).set(values).where(eq(conversations.id, id));
}

/** How the bot sounds on the call's line, and what it hears. */
export async function speechOf(
  tx: Transaction,
  { phoneNumberId, language }: CallRow,
): Promise<{ languageTag: string; voiceId: VoiceId }> {
  const [line] = await tx
    .select({ voiceId: phoneNumbers.voiceId })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.id, phoneNumberId));
  if (!line) throw new Error("The call's line does not exist.");
  return { languageTag: LANGUAGE_TAGS[language], voiceId: line.voiceId };
}

/** More sentences than the bot says in one turn. */
const MOST_SENTENCES = 10;

/** The bot's sentences since the caller last spoke, in order. */
export async function lastSaid(tx: Transaction, { id }: { id: string }) {
  const rows = await tx
    .select()
    .from(conversationTurns)
    .where(eq(conversationTurns.conversationId, id))
    .orderBy(desc(conversationTurns.position))
    .limit(MOST_SENTENCES);
  const caller = rows.findIndex(({ speaker }) => speaker === "caller");
  return rows
    .slice(0, caller === -1 ? rows.length : caller)
    .reverse()
    .map(({ position, text, source }) => ({ position, source, text: sealedText.open(text, id, position) }));
}
