import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierListings, carrierRuns } from "@/db/schema";
import type { CarrierPort } from "@/lib/telephony/port";
import { RunFailed } from "./run-failed";
import type { RunRecord } from "./start-run";

/** As many as Twilio lists at once; memory holds one page. */
const PAGE = 1000;

/**
 * Copies the carrier's list into the database, page by page.
 * @returns how many numbers it lists
 * @throws RunFailed when a page is not answered
 */
export async function keepListings(run: RunRecord, carrier: CarrierPort): Promise<number> {
  let listed = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await carrier.listNumbers({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    if (!page.ok)
      throw new RunFailed(
        page.kind === "refused" && page.reason === "account_problem"
          ? "account_problem"
          : "carrier_unavailable",
      );
    const rows = page.value.numbers.map((owned) => ({
      runId: run.id,
      number: owned.number,
      carrierNumberId: owned.carrierNumberId,
      label: owned.friendlyName,
      webhookUrl: owned.webhookUrl,
    }));
    // What moves to another page while we read is listed twice, and counted once.
    const kept = rows.length
      ? await database()
          .insert(carrierListings)
          .values(rows)
          .onConflictDoNothing()
          .returning({ number: carrierListings.number })
      : [];
    listed += kept.length;
    await touch(run, { listed });
    if (!page.value.nextCursor) return listed;
    cursor = page.value.nextCursor;
  }
}

/**
 * Writes how far a run has come, and that it is alive.
 * @throws RunFailed when it was thought dead and is not running any more
 */
export async function touch(
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
