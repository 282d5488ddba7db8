import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { conversations, conversationTurns } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { answer, type Sentence } from "@/lib/receptionist/receptionist";
import { sealedState, sealedText } from "./sealed";
import { settingOf } from "./setting";
import { storeTurn } from "./store-turn";

/**
 * Answers what a caller said. Any process can take the next turn: all that it needs is in the database.
 * @returns what to say, and whether to hang up after it; null if the conversation is over
 */
export async function takeTurn(
  conversationId: string,
  heard: string,
  now: Clock,
): Promise<{ said: Sentence[]; isInterruptible: boolean; isOver: boolean } | null> {
  return inTransaction(async (tx) => {
    const call = await lockConversation(tx, conversationId);
    if (call?.status !== "in_progress" || !call.state) return null;
    const setting = await settingOf(tx, call, now());
    if (!setting) return null;
    const turn = answer(setting, sealedState.open(call.state, call.id), heard);
    await storeTurn(tx, call, { heard, turn, now: now() });
    return { said: turn.said, isInterruptible: setting.isInterruptible, isOver: turn.isOver };
  });
}

/**
 * Keeps what the caller heard of the last answer before they cut it off.
 * @param heard all that was heard of the answer, which may be several sentences
 */
export async function cutOff(conversationId: string, heard: string): Promise<void> {
  await inTransaction(async (tx) => {
    const call = await lockConversation(tx, conversationId);
    if (call?.status !== "in_progress") return;
    const said = await lastSaid(tx, call);
    let left = heard.length;
    for (const { position, text } of said) {
      const part = text.slice(0, Math.max(0, left));
      left -= text.length + 1;
      if (part === text) continue;
      await tx
        .update(conversationTurns)
        .set({ heard: sealedText.seal(part, call.id, position) })
        .where(and(eq(conversationTurns.conversationId, call.id), eq(conversationTurns.position, position)));
    }
  });
}

/** The bot's sentences since the caller last spoke, in order. */
async function lastSaid(tx: Transaction, call: { id: string }) {
  const rows = await tx
    .select()
    .from(conversationTurns)
    .where(eq(conversationTurns.conversationId, call.id))
    .orderBy(desc(conversationTurns.position))
    .limit(10);
  const caller = rows.findIndex(({ speaker }) => speaker === "caller");
  return rows
    .slice(0, caller === -1 ? rows.length : caller)
    .reverse()
    .map(({ position, text }) => ({ position, text: sealedText.open(text, call.id, position) }));
}

async function lockConversation(tx: Transaction, id: string) {
  const [call] = await tx.select().from(conversations).where(eq(conversations.id, id)).for("update");
  return call;
}
