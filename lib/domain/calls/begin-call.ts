import { and, eq, notInArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { database, type Transaction } from "@/db/client";
import { conversations, organizations, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import type { CallTransport } from "@/lib/constants/conversations";
import type { CallAnswer, IncomingCall } from "@/lib/telephony/port";
import { type CallRow, lockCallOf } from "./call-row";
import { connectRelay, converse } from "./connect-call";
import { NOT_IN_SERVICE, noticeOf } from "./notices";

/** A call at its carrier, and how it can come to us as text; null if it cannot. */
export interface CarriedCall extends IncomingCall {
  carrier: string;
  transport: CallTransport | null;
}

/**
 * Decides what becomes of a call that comes in: the bot of an attached line answers it; any other caller hears a notice.
 * A webhook that comes twice leads to the same conversation.
 * @param call.called in service only if it is the E.164 number of a living line
 */
export async function beginCall(call: CarriedCall, now: Clock): Promise<CallAnswer> {
  const line = await lineOf(call.called);
  if (!line) return { kind: "notice", ...NOT_IN_SERVICE };
  if (!isAnswered(line) || !call.transport) return { kind: "notice", ...noticeOf(line) };
  const { transport } = call;
  return inTransaction(async (tx) => {
    const row = await ensureConversation(tx, call, line, now());
    if (row.status === "ended") return { kind: "hang_up" };
    // Only a webhook that comes twice finds a call that has begun.
    if (row.transport === "gather" || transport === "gather") return converse(tx, row, now());
    return connectRelay(tx, row, Math.max(row.relayAttempt, row.relaySession + 1));
  });
}

export type CalledLine = NonNullable<Awaited<ReturnType<typeof lineOf>>>;

/** The living line with a number. */
export async function lineOf(number: string) {
  const [line] = await database()
    .select({
      id: phoneNumbers.id,
      orgId: phoneNumbers.orgId,
      accountId: phoneNumbers.accountId,
      botId: phoneNumbers.botId,
      language: phoneNumbers.language,
      status: phoneNumbers.status,
      practice: organizations.name,
    })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(and(eq(phoneNumbers.number, number), notInArray(phoneNumbers.status, ["released", "lost"])));
  return line;
}

/** Whether a bot answers the calls of a line. */
export function isAnswered({ botId, status }: CalledLine): boolean {
  return botId !== null && status === "active";
}

/** The conversation of a call, locked. It is inserted with the first webhook, whichever that is. */
export async function ensureConversation(
  tx: Transaction,
  call: IncomingCall & { carrier: string },
  line: CalledLine,
  now: Date,
): Promise<CallRow> {
  await tx
    .insert(conversations)
    .values({
      id: uuidv7(),
      orgId: line.orgId,
      accountId: line.accountId,
      phoneNumberId: line.id,
      botId: line.botId,
      direction: "inbound",
      carrier: call.carrier,
      carrierCallId: call.callId,
      fromNumber: call.from,
      toNumber: call.called,
      language: line.language,
      status: "ringing",
      createdAt: now,
    })
    .onConflictDoNothing({ target: [conversations.carrier, conversations.carrierCallId] });
  const row = await lockCallOf(tx, call);
  if (!row) throw new Error("The conversation was not inserted.");
  return row;
}
