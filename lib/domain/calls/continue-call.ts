import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { MAX_CALL_MS, MAX_RELAY_ATTEMPTS } from "@/lib/constants/conversations";
import type { CallAnswer, CarrierEvent } from "@/lib/telephony/port";
import { type CallRow, lastSaid, lockCallOf, speechOf, updateCall } from "./call-row";
import { connectRelay, converse, listenAfter } from "./connect-call";
import { endLocked } from "./end-call";
import { holdOf } from "./hold";
import { OUT_OF_ORDER } from "./notices";
import { answerTurn } from "./take-turn";

type Of<Kind extends CarrierEvent["kind"]> = Extract<CarrierEvent, { kind: Kind }> & { carrier: string };

const HANG_UP: CallAnswer = { kind: "hang_up" };

/**
 * Decides how a call goes on after its relay has ended. A call that is over is hung up; one whose connection dropped is
 * connected again without a greeting, a few times, and then goes on over webhooks.
 * @param isStopping whether this process is about to end: the call waits for another one
 */
export async function continueCall(
  ended: Of<"relay_ended">,
  { isStopping, now }: { isStopping: boolean; now: Clock },
): Promise<CallAnswer> {
  return inTransaction(async (tx) => {
    const call = await lockCallOf(tx, ended);
    if (!call || call.status === "ended") return HANG_UP;
    const { attempt, why } = ended;
    if (why === "hung_up") return end(call);
    if (call.transport === "gather") return converse(tx, call, now());
    // A later relay has the call. If this webhook is late, nobody follows the answer; otherwise it saves the call.
    const isLate = attempt < call.relaySession;
    if (!isLate && (why === "ended" || call.isClosing || isTooLong(call, now()))) return end(call);
    if (isStopping) return holdOf(ended, call.language);
    if (!isLate && (why === "unavailable" || attempt >= MAX_RELAY_ATTEMPTS)) return converse(tx, call, now());
    return connectRelay(tx, call, Math.max(call.relayAttempt, call.relaySession + 1, attempt + 1));

    async function end(over: CallRow): Promise<CallAnswer> {
      await endLocked(tx, over, { isFailed: false }, now());
      return HANG_UP;
    }
  });
}

/**
 * Goes on with a call whose last answer could not be used, for example because the process that was asked had died. A call
 * that has not begun hears a notice: its next answer would be no better.
 */
export async function recoverCall(failed: Of<"answer_failed">, now: Clock): Promise<CallAnswer> {
  return inTransaction(async (tx) => {
    const call = await lockCallOf(tx, failed);
    if (call?.status !== "in_progress" || call.isClosing || isTooLong(call, now()))
      return { kind: "notice", ...OUT_OF_ORDER };
    const next = Math.max(call.relayAttempt, call.relaySession) + 1;
    if (call.transport === "gather" || next > MAX_RELAY_ATTEMPTS) return converse(tx, call, now());
    return connectRelay(tx, call, next);
  });
}

/**
 * Takes a turn of a call that comes to us one webhook a turn. A turn that comes twice is answered with the same words.
 */
export async function takeGatheredTurn(taken: Of<"turn_taken">, now: Clock): Promise<CallAnswer> {
  return inTransaction(async (tx) => {
    const call = await lockCallOf(tx, taken);
    if (call?.status !== "in_progress" || call.transport !== "gather") return HANG_UP;
    if (isTooLong(call, now())) return HANG_UP;
    const isRepeated = taken.turn !== call.turnCount;
    // No key means anything yet, but whoever presses one is not silent.
    const isKey = taken.said === "" && taken.key !== null;
    if (isRepeated || isKey) {
      const said = isRepeated ? await lastSaid(tx, call) : [];
      if (isKey) await updateCall(tx, call, { silences: 0 });
      return goOn(call, { said, turnCount: call.turnCount, isInterruptible: true, isOver: call.isClosing });
    }
    const heard = taken.said === "" ? "silent" : { said: taken.said };
    const turn = await answerTurn(tx, call, heard, now());
    return turn ? goOn(call, turn) : HANG_UP;

    async function goOn(
      row: CallRow,
      turn: Parameters<typeof listenAfter>[2] & { isOver: boolean },
    ): Promise<CallAnswer> {
      if (!turn.isOver) return listenAfter(tx, row, turn);
      return { kind: "part", said: turn.said.map(({ text }) => text), ...(await speechOf(tx, row)) };
    }
  });
}

function isTooLong({ createdAt }: CallRow, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= MAX_CALL_MS;
}
