import { and, asc, lt, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { conversations } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { MAX_CALL_MS } from "@/lib/constants/conversations";
import { logger } from "@/lib/observability/logger";
import type { ConfiguredCarrier } from "@/lib/telephony/port";
import { configuredCarriers } from "@/lib/telephony/registry";
import { endCall } from "./end-call";

/** Until then a call may be so new that the carrier does not list it yet, or so recently over that it is about to say so. */
const GRACE_MS = 60_000;

/** No carrier has a call for longer, so one that cannot be asked about is over. */
const LONGEST_MS = 24 * 60 * 60_000;

/** The most calls that one sweep looks at; the rest wait for the next sweep. */
const SWEEP_LIMIT = 200;

interface OpenCall {
  id: string;
  carrierCallId: string;
  createdAt: Date;
}

/**
 * Compares the conversations that are open with the calls that their carriers have in progress, and ends those whose end
 * nobody saw. The carrier is asked about each call before its conversation is ended; while it does not answer, nothing
 * is ended.
 * @returns how many it ended
 */
export async function sweepCalls(now: Clock): Promise<number> {
  const open = await database()
    .select({
      id: conversations.id,
      carrier: conversations.carrier,
      carrierCallId: conversations.carrierCallId,
      createdAt: conversations.createdAt,
    })
    .from(conversations)
    .where(and(ne(conversations.status, "ended"), lt(conversations.createdAt, before(now, GRACE_MS))))
    .orderBy(asc(conversations.createdAt))
    .limit(SWEEP_LIMIT);
  let ended = 0;
  const byCarrier = new Map<string, OpenCall[]>();
  for (const { carrier, ...call } of open) byCarrier.set(carrier, [...(byCarrier.get(carrier) ?? []), call]);
  const configured = new Map(configuredCarriers().map((carrier) => [carrier.name, carrier]));
  for (const [name, calls] of byCarrier) {
    const carrier = configured.get(name);
    ended += carrier ? await compare(carrier, calls, now) : await endOld(calls, MAX_CALL_MS + GRACE_MS, now);
  }
  return ended;
}

async function compare(carrier: ConfiguredCarrier, open: OpenCall[], now: Clock): Promise<number> {
  const listed = await carrier.calls.listCallsInProgress();
  if (!listed.ok) return endOld(open, LONGEST_MS, now);
  const inProgress = new Set(listed.value);
  let ended = 0;
  for (const call of open.filter(({ carrierCallId }) => !inProgress.has(carrierCallId))) {
    const found = await carrier.calls.findCall(call.carrierCallId);
    if (!found.ok) return ended + (await endOld([call], LONGEST_MS, now));
    if (found.value === "in_progress") continue;
    await endCall(call.id, { isFailed: found.value !== "over" }, now);
    logger({ conversationId: call.id, carrier: carrier.name }).warn("Ended a call whose end nobody reported");
    ended += 1;
  }
  return ended;
}

/** Ends the calls that are older than a call can be. */
async function endOld(open: OpenCall[], longestMs: number, now: Clock): Promise<number> {
  const old = open.filter(({ createdAt }) => createdAt < before(now, longestMs));
  for (const { id } of old) await endCall(id, { isFailed: true }, now);
  return old.length;
}

function before(now: Clock, ms: number): Date {
  return new Date(now().getTime() - ms);
}
