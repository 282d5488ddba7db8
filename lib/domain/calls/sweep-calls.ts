import { and, asc, lt, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { conversations } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { MAX_CALL_MS } from "@/lib/constants/conversations";
import { endCall } from "./end-call";

/** A call that is longer than a call can be has ended, and this much later nobody is about to say so. */
const GRACE_MS = 60_000;

/** The most calls that one sweep ends; the rest wait for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Ends the conversations whose end nobody saw, because the process that had the call died.
 * @returns how many it ended
 */
export async function sweepCalls(now: Clock): Promise<number> {
  const over = new Date(now().getTime() - MAX_CALL_MS - GRACE_MS);
  const left = await database()
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(ne(conversations.status, "ended"), lt(conversations.createdAt, over)))
    .orderBy(asc(conversations.createdAt))
    .limit(SWEEP_LIMIT);
  for (const { id } of left) await endCall(id, now);
  return left.length;
}
