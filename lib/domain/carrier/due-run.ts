import { and, desc, eq, sql } from "drizzle-orm";
import { carrierRuns } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { enqueueJob } from "@/lib/jobs/queue";
import { carrier } from "@/lib/telephony/carrier";
import { openRun } from "./start-run";

/** After one that failed, the next is tried this much sooner than otherwise. */
const SOONER_AFTER_FAILURE = 15;

/**
 * Opens the next comparison when it is time, by the database's clock, and hands it to the worker. Safe to ask from
 * several workers at once.
 * @returns whether one was opened
 */
export async function openDueRun(context: Context): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [last] = await tx
      .select({
        state: carrierRuns.state,
        agoMs: sql<string>`extract(epoch from clock_timestamp() - ${carrierRuns.touchedAt}) * 1000`,
      })
      .from(carrierRuns)
      .where(and(eq(carrierRuns.carrier, carrier().name)))
      .orderBy(desc(carrierRuns.startedAt), desc(carrierRuns.id))
      .limit(1);
    const every = env().RECONCILE_EVERY_MS;
    const wait =
      last?.state === "running"
        ? env().RECONCILE_LEASE_MS
        : last?.state === "failed"
          ? every / SOONER_AFTER_FAILURE
          : every;
    if (last && Number(last.agoMs) < wait) return false;
    const { run, opened } = await openRun(tx, context, { trigger: "schedule", acceptLosses: false });
    if (!opened) return false;
    await enqueueJob(tx, "carrier.reconcile", { runId: run.id }, { key: `reconcile:${run.id}` });
    return true;
  });
}
