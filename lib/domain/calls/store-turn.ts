import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { conversations, conversationTurns } from "@/db/schema";
import type { SentenceSource, Speaker } from "@/lib/constants/conversations";
import type { Turn } from "@/lib/receptionist/receptionist";
import { sealedState, sealedText } from "./sealed";

/** A conversation whose row is locked. */
export interface LockedConversation {
  id: string;
  turnCount: number;
}

interface Said {
  speaker: Speaker;
  text: string;
  source?: SentenceSource;
  entryId?: string | null;
}

/**
 * Stores what was heard and what will be said, in order, and what the receptionist remembers. It is committed before any
 * of it is spoken.
 * @param heard what the caller said; absent at the beginning, and after silence
 * @returns how many turns the conversation has with these
 */
export async function storeTurn(
  tx: Transaction,
  conversation: LockedConversation,
  { heard, turn, now }: { heard?: string; turn: Turn; now: Date },
): Promise<number> {
  const { id, turnCount } = conversation;
  const said: Said[] = turn.said.map((sentence) => ({ speaker: "bot", ...sentence }));
  const all: Said[] = heard === undefined ? said : [{ speaker: "caller", text: heard }, ...said];
  await tx.insert(conversationTurns).values(
    all.map(({ speaker, text, source, entryId }, index) => ({
      conversationId: id,
      position: turnCount + index,
      speaker,
      text: sealedText.seal(text, id, turnCount + index),
      source: source ?? null,
      faqId: entryId ?? null,
      createdAt: now,
    })),
  );
  await tx
    .update(conversations)
    .set({
      turnCount: turnCount + all.length,
      state: sealedState.seal(turn.state, id),
      isHeard: false,
      isClosing: turn.isOver,
    })
    .where(eq(conversations.id, id));
  return turnCount + all.length;
}
