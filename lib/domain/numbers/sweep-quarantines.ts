import { and, asc, eq, lte } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/queue";

/** The most jobs that one sweep enqueues; the rest wait for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Enqueues the end of every quarantine that is over, the longest overdue first. Each line already has a job for that
 * moment; the sweep finds lines whose job was lost, or ran too early because the clocks differ.
 * @returns how many jobs it enqueued
 */
export async function sweepQuarantines(now: Clock): Promise<number> {
  return inTransaction(async (tx) => {
    const lines = await tx
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.status, "quarantined"), lte(phoneNumbers.quarantinedUntil, now())))
      .orderBy(asc(phoneNumbers.quarantinedUntil))
      .limit(SWEEP_LIMIT);
    for (const { id } of lines)
      await enqueueJob(tx, "numbers.end_quarantine", { phoneNumberId: id }, { key: `quarantine:${id}` });
    return lines.length;
  });
}
