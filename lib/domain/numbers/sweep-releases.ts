import { asc, eq } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { enqueueJob } from "@/lib/jobs/queue";

/** At most so many are handed out at a time; the rest waits for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Hands every `releasing` line to the worker again, so that it goes on soon after a carrier that was down is back.
 * @returns how many
 */
export async function sweepReleases(): Promise<number> {
  return inTransaction(async (tx) => {
    const lines = await tx
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.status, "releasing"))
      .orderBy(asc(phoneNumbers.createdAt))
      .limit(SWEEP_LIMIT);
    for (const { id } of lines)
      await enqueueJob(tx, "numbers.release", { phoneNumberId: id }, { key: `release:${id}` });
    return lines.length;
  });
}
