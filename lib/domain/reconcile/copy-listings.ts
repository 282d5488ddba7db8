import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierListings, carrierRuns } from "@/db/schema/index";
import type { Carrier } from "@/lib/telephony/port";
import type { RunRecord } from "./run";
import { RunFailed, runFailureOf } from "./run-failed";

/** The most that Twilio lists at once. Only one page is in memory. */
const PAGE = 1000;

/**
 * Copies the carrier's list into the database, page by page.
 * @returns how many numbers the carrier lists
 * @throws RunFailed if the carrier does not answer with a page
 */
export async function copyListings(run: RunRecord, carrier: Carrier): Promise<number> {
  let listed = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await carrier.numbers.listNumbers({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    if (!page.ok) throw new RunFailed(runFailureOf(page));
    const rows = page.value.numbers.map((owned) => ({
      runId: run.id,
      number: owned.number,
      carrierNumberId: owned.carrierNumberId,
      label: owned.label,
      isWired: owned.isWired,
      callsGoTo: owned.callsGoTo,
    }));
    // A number that moves to a later page while we read is listed twice. Count it once.
    const inserted = rows.length
      ? await database()
          .insert(carrierListings)
          .values(rows)
          .onConflictDoNothing()
          .returning({ number: carrierListings.number })
      : [];
    listed += inserted.length;
    await recordProgress(run, { listed });
    if (!page.value.nextCursor) return listed;
    cursor = page.value.nextCursor;
  }
}

/**
 * Updates a run's progress, which also shows that it is alive.
 * @throws RunFailed if the run was abandoned because it seemed dead
 */
export async function recordProgress(
  run: RunRecord,
  values: Partial<typeof carrierRuns.$inferInsert> = {},
): Promise<void> {
  const [alive] = await database()
    .update(carrierRuns)
    .set({ ...values, touchedAt: sql`clock_timestamp()` })
    .where(sql`${eq(carrierRuns.id, run.id)} and ${eq(carrierRuns.state, "running")}`)
    .returning({ id: carrierRuns.id });
  if (!alive) throw new RunFailed("abandoned");
}
