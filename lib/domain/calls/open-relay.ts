import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { greet, prepare, type Sentence, type Setting } from "@/lib/receptionist/receptionist";
import { lockCallOf, updateCall } from "./call-row";
import { tokenHash, unheardOf } from "./connect-call";
import { settingOf } from "./setting";
import { storeTurn } from "./store-turn";

/** A socket that has a call. It loses it as soon as a later one opens. */
export interface RelaySession {
  conversationId: string;
  session: number;
}

/** The session, its first words, and when the call began. */
export interface OpenedRelay extends RelaySession {
  said: Pick<Sentence, "text" | "mustBeHeard">[];
  isInterruptible: boolean;
  isOver: boolean;
  beganAt: Date;
}

/**
 * Takes a call whose relay the carrier has opened: greets the caller, or goes on where an earlier relay was cut off.
 * @param opened.token the secret that the carrier got with the answer to its webhook; it works once
 * @returns null if the token is wrong or used, or nobody can answer
 */
export async function openRelay(
  opened: { carrier: string; callId: string; token: string },
  now: Clock,
): Promise<OpenedRelay | null> {
  const call = await takeCall(opened, now);
  if (!call) return null;
  const { setting, ...answer } = call;
  prepareMeanwhile(setting);
  return answer;
}

function takeCall(
  opened: { carrier: string; callId: string; token: string },
  now: Clock,
): Promise<(OpenedRelay & { setting: Setting }) | null> {
  return inTransaction(async (tx) => {
    const call = await lockCallOf(tx, opened);
    if (!call || call.status === "ended" || call.relayTokenHash !== tokenHash(opened.token)) return null;
    const setting = await settingOf(tx, call, now());
    if (!setting) return null;
    const isNew = call.turnCount === 0;
    const said = isNew ? await greeted() : await unheardOf(tx, call);
    await updateCall(tx, call, {
      status: "in_progress",
      relayTokenHash: null,
      relaySession: call.relayAttempt,
      answeredAt: call.answeredAt ?? now(),
    });
    return {
      conversationId: call.id,
      session: call.relayAttempt,
      said,
      isInterruptible: setting.isInterruptible,
      isOver: call.isClosing,
      beganAt: call.createdAt,
      setting,
    };

    async function greeted() {
      const turn = greet(setting as NonNullable<typeof setting>);
      await storeTurn(tx, call as NonNullable<typeof call>, { turn, now: now() });
      return turn.said;
    }
  });
}

/** While the caller hears the greeting. The first call of a process would otherwise wait for it at its first question. */
function prepareMeanwhile(setting: Setting): void {
  setImmediate(() => {
    try {
      prepare(setting);
    } catch {
      // It fails again at the first question, where a failure ends one call and is logged.
    }
  });
}
