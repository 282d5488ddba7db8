import { and, eq } from "drizzle-orm";
import { conversations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { greet, prepare, type Sentence } from "@/lib/receptionist/receptionist";
import { tokenHash } from "./begin-call";
import { settingOf } from "./setting";
import { storeTurn } from "./store-turn";

/**
 * Takes a call whose relay the carrier has opened.
 * @param opened.token the secret that the carrier got with the answer to its webhook; it works once
 * @returns the conversation and the first words; null if the token is wrong or used, or nobody can answer
 */
export async function openRelay(
  opened: { carrier: string; callId: string; token: string },
  now: Clock,
): Promise<{ conversationId: string; said: Sentence[]; isInterruptible: boolean } | null> {
  const call = await greetCaller(opened, now);
  if (!call) return null;
  const { setting, ...answer } = call;
  // While the caller hears the greeting. The first call of a process would otherwise wait for it at its first question.
  setImmediate(() => {
    try {
      prepare(setting);
    } catch {
      // It fails again at the first question, where a failure ends one call and is logged.
    }
  });
  return answer;
}

async function greetCaller(opened: { carrier: string; callId: string; token: string }, now: Clock) {
  return inTransaction(async (tx) => {
    const [call] = await tx
      .select()
      .from(conversations)
      .where(and(eq(conversations.carrier, opened.carrier), eq(conversations.carrierCallId, opened.callId)))
      .for("update");
    if (call?.relayTokenHash !== tokenHash(opened.token) || call.status !== "ringing") return null;
    const setting = await settingOf(tx, call, now());
    if (!setting) return null;
    const turn = greet(setting);
    await storeTurn(tx, call, { turn, now: now() });
    await tx
      .update(conversations)
      .set({ status: "in_progress", relayTokenHash: null, answeredAt: now() })
      .where(eq(conversations.id, call.id));
    return { conversationId: call.id, said: turn.said, isInterruptible: setting.isInterruptible, setting };
  });
}
