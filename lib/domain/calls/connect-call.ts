import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "@/db/client";
import { SILENCE_MS } from "@/lib/constants/conversations";
import { greet, type Sentence } from "@/lib/receptionist/receptionist";
import type { CallAnswer } from "@/lib/telephony/port";
import { type CallRow, lastSaid, speechOf, updateCall } from "./call-row";
import { settingOf } from "./setting";
import { storeTurn } from "./store-turn";

/** A sentence to say; one that must be heard is never cut off. */
type Spoken = Pick<Sentence, "text" | "mustBeHeard">;

/** The digest that is stored of a relay's token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Has the carrier open the relay of a locked call, with a new secret. The secret of an earlier answer no longer works,
 * but a socket that is open has the call until the new one opens.
 * @param attempt counts the relays of a call; the same one again for a webhook that came twice
 */
export async function connectRelay(tx: Transaction, call: CallRow, attempt: number): Promise<CallAnswer> {
  const token = randomBytes(24).toString("base64url");
  await updateCall(tx, call, { relayTokenHash: tokenHash(token), relayAttempt: attempt });
  return { kind: "relay", token, attempt, ...(await speechOf(tx, call)) };
}

/**
 * Goes on with a locked call over webhooks: greets the caller if nobody has, and says again what they may not have heard.
 * The sockets of its relays lose the call.
 */
export async function converse(tx: Transaction, call: CallRow, now: Date): Promise<CallAnswer> {
  const setting = await settingOf(tx, call, now);
  if (!setting) return { kind: "hang_up" };
  let said = await unheardOf(tx, call);
  let { turnCount } = call;
  if (turnCount === 0) {
    const turn = greet(setting);
    turnCount = await storeTurn(tx, call, { turn, now });
    said = turn.said;
  }
  await updateCall(tx, call, {
    transport: "gather",
    status: "in_progress",
    answeredAt: call.answeredAt ?? now,
    relayTokenHash: null,
    relaySession: call.relayAttempt + 1,
  });
  return listenAfter(tx, call, { said, turnCount, isInterruptible: setting.isInterruptible });
}

/** Says something, and listens to what the caller says to it. */
export async function listenAfter(
  tx: Transaction,
  call: CallRow,
  given: { said: readonly Spoken[]; turnCount: number; isInterruptible: boolean },
): Promise<CallAnswer> {
  return {
    kind: "converse",
    said: given.said.map(({ text }) => text),
    turn: given.turnCount,
    isInterruptible: given.isInterruptible && !given.said.some(({ mustBeHeard }) => mustBeHeard),
    silenceMs: SILENCE_MS,
    ...(await speechOf(tx, call)),
  };
}

/**
 * The bot's last words, if the caller may not have heard them. Nobody is greeted twice, and the advice in an emergency is
 * said to its end again.
 */
export async function unheardOf(tx: Transaction, call: CallRow): Promise<Spoken[]> {
  if (call.isHeard) return [];
  const said = (await lastSaid(tx, call)).filter(({ source }) => source !== "greeting");
  return said.map(({ text, source }) => ({ text, ...(source === "emergency" && { mustBeHeard: true }) }));
}
