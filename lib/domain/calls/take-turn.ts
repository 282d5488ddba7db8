import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { conversationTurns } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { answer, type Sentence } from "@/lib/receptionist/receptionist";
import { afterSilence } from "@/lib/receptionist/silence";
import { type CallRow, lastSaid, lockCall, updateCall } from "./call-row";
import type { RelaySession } from "./open-relay";
import { sealedState, sealedText } from "./sealed";
import { settingOf } from "./setting";
import { storeTurn } from "./store-turn";

/** What a caller did when it was their turn: they said something, or nothing. */
export type CallersTurn = { said: string } | "silent";

/** What to say, whether callers may cut it off, and whether to hang up after it. */
export interface BotsTurn {
  said: Sentence[];
  isInterruptible: boolean;
  isOver: boolean;
  /** How many turns the conversation has with it. */
  turnCount: number;
}

/**
 * Answers what a caller said, or that they said nothing. Any process can take the next turn: all that it needs is in the
 * database.
 * @returns null if the conversation is over, or a later socket has it
 */
export async function takeTurn(
  { conversationId, session }: RelaySession,
  heard: CallersTurn,
  now: Clock,
): Promise<BotsTurn | null> {
  return inTransaction(async (tx) => {
    const call = await lockCall(tx, conversationId);
    return call?.relaySession === session ? answerTurn(tx, call, heard, now()) : null;
  });
}

/** The same, for a locked conversation. */
export async function answerTurn(
  tx: Transaction,
  call: CallRow,
  heard: CallersTurn,
  now: Date,
): Promise<BotsTurn | null> {
  if (call.status !== "in_progress" || !call.state) return null;
  const setting = await settingOf(tx, call, now);
  if (!setting) return null;
  const state = sealedState.open(call.state, call.id);
  const silences = heard === "silent" ? call.silences + 1 : 0;
  const turn =
    heard === "silent"
      ? { ...afterSilence(setting.language, silences), state }
      : answer(setting, state, heard.said);
  const turnCount = await storeTurn(tx, call, {
    turn,
    now,
    ...(heard === "silent" ? {} : { heard: heard.said }),
  });
  await updateCall(tx, call, { silences });
  return { said: turn.said, isInterruptible: setting.isInterruptible, isOver: turn.isOver, turnCount };
}

/** Notes that the caller has heard the bot's last words to the end. */
export function noteHeard(session: RelaySession): Promise<void> {
  return note(session, { isHeard: true });
}

/** Notes that the caller has pressed a key. No key means anything yet, but whoever presses one is not silent. */
export function noteKey(session: RelaySession): Promise<void> {
  return note(session, { silences: 0 });
}

async function note({ conversationId, session }: RelaySession, values: Partial<CallRow>): Promise<void> {
  await inTransaction(async (tx) => {
    const call = await lockCall(tx, conversationId);
    if (call?.relaySession === session) await updateCall(tx, call, values);
  });
}

/**
 * Stores what the caller heard of the last answer before they cut it off.
 * @param heard all that was heard of the answer, which may be several sentences
 */
export async function cutOff({ conversationId, session }: RelaySession, heard: string): Promise<void> {
  await inTransaction(async (tx) => {
    const call = await lockCall(tx, conversationId);
    if (call?.status !== "in_progress" || call.relaySession !== session) return;
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
    // Whoever cuts off a goodbye has something to say.
    await updateCall(tx, call, { isHeard: true, silences: 0, isClosing: false });
  });
}
