import { and, asc, eq, inArray } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { BROUGHT } from "@/lib/constants/carrier";
import { CARRIER_NAMES, CARRIERS } from "@/lib/constants/carriers";
import { enqueueJob } from "@/lib/jobs/queue";
import { configuredCarriers } from "@/lib/telephony/registry";

/** The most jobs that one sweep enqueues; the rest wait for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Enqueues the release of every `releasing` line again, so that releases continue soon after an outage of the carrier.
 * Leaves out lines whose carrier is not configured: their releases would fail again and crowd out the others.
 * @returns how many jobs it enqueued
 */
export async function sweepReleases(): Promise<number> {
  const names = releasableCarriers();
  return inTransaction(async (tx) => {
    const lines = await tx
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.status, "releasing"), inArray(phoneNumbers.carrier, names)))
      .orderBy(asc(phoneNumbers.createdAt))
      .limit(SWEEP_LIMIT);
    for (const { id } of lines)
      await enqueueJob(tx, "numbers.release", { phoneNumberId: id }, { key: `release:${id}` });
    return lines.length;
  });
}

/** Configured carriers, and those whose releases need none: brought numbers and made-up ones, which cost nothing. */
function releasableCarriers(): string[] {
  const free = CARRIER_NAMES.filter((name) => !CARRIERS[name].capabilities.realCharges);
  return [...new Set([BROUGHT, ...free, ...configuredCarriers().map(({ name }) => name)])];
}
