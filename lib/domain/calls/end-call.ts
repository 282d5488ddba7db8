import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { type ConversationOutcome, MAX_SILENCES } from "@/lib/constants/conversations";
import { outcomeOf } from "@/lib/receptionist/receptionist";
import type { IncomingCall } from "@/lib/telephony/port";
import { ensureConversation, isAnswered, lineOf } from "./begin-call";
import { type CallRow, lockCall, lockCallOf, updateCall } from "./call-row";
import { sealedState } from "./sealed";

/**
 * Ends a conversation, whoever hung up. Ending it again changes nothing.
 * @param isFailed whether the caller could not be connected, or nobody knows what became of the call
 */
export async function endCall(
  conversationId: string,
  { isFailed }: { isFailed: boolean },
  now: Clock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const call = await lockCall(tx, conversationId);
    if (call) await endLocked(tx, call, { isFailed }, now());
  });
}

/**
 * Ends the conversation of a call that the carrier says is over. If that is the first that is heard of a call to a line
 * with a bot, the caller hung up before anybody could answer.
 */
export async function endCallOf(
  over: IncomingCall & { carrier: string; isFailed: boolean },
  now: Clock,
): Promise<void> {
  const line = await lineOf(over.called);
  await inTransaction(async (tx) => {
    const call =
      line && isAnswered(line) ? await ensureConversation(tx, over, line, now()) : await lockCallOf(tx, over);
    if (call) await endLocked(tx, call, over, now());
  });
}

/** The same, for a locked conversation. */
export async function endLocked(
  tx: Transaction,
  call: CallRow,
  { isFailed }: { isFailed: boolean },
  now: Date,
): Promise<void> {
  if (call.status === "ended") return;
  await updateCall(tx, call, {
    status: "ended",
    outcome: outcomeAtEnd(call, isFailed),
    endedAt: now,
    relayTokenHash: null,
  });
}

function outcomeAtEnd(call: CallRow, isFailed: boolean): ConversationOutcome {
  if (!call.state) return isFailed ? "failed" : "abandoned";
  const state = sealedState.open(call.state, call.id);
  if (!state.hasSpoken) return call.silences >= MAX_SILENCES ? "silent" : "abandoned";
  return outcomeOf(state);
}
