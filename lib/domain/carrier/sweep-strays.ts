import { eq } from "drizzle-orm";
import { carrierFindings } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { enqueueJob } from "@/lib/jobs/queue";

/** At most so many are handed out at a time; the rest waits for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Hands every stray that is on its way back to the carrier to the worker again.
 * @returns how many
 */
export async function sweepStrays(): Promise<number> {
  return inTransaction(async (tx) => {
    const findings = await tx
      .select({ id: carrierFindings.id })
      .from(carrierFindings)
      .where(eq(carrierFindings.state, "releasing"))
      .limit(SWEEP_LIMIT);
    for (const { id } of findings)
      await enqueueJob(tx, "carrier.release_stray", { findingId: id }, { key: `release-stray:${id}` });
    return findings.length;
  });
}
