import { and, eq, inArray } from "drizzle-orm";
import { carrierFindings } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import { enqueueJob } from "@/lib/jobs/queue";
import { configuredCarriers } from "@/lib/telephony/registry";

/** The most jobs that one sweep enqueues; the rest wait for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Enqueues the release of every `releasing` stray at a configured carrier again.
 * @returns how many jobs it enqueued
 */
export async function sweepStrays(): Promise<number> {
  const names = configuredCarriers().map(({ name }) => name);
  return inTransaction(async (tx) => {
    const findings = await tx
      .select({ id: carrierFindings.id })
      .from(carrierFindings)
      .where(and(eq(carrierFindings.state, "releasing"), inArray(carrierFindings.carrier, names)))
      .limit(SWEEP_LIMIT);
    for (const { id } of findings)
      await enqueueJob(tx, "carrier.release_stray", { findingId: id }, { key: `release-stray:${id}` });
    return findings.length;
  });
}
