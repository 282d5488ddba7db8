import { and, asc, eq, lte } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/queue";

/** At most so many are handed out at a time; the rest waits for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Hands every line whose quarantine is over to the worker, the longest overdue first. Each has a job of its own that
 * waits for that moment; this finds those whose job was lost, or ran by a clock that was not there yet.
 * @returns how many
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
