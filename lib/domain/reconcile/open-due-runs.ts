import { desc, eq, sql } from "drizzle-orm";
import { carrierRuns } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { enqueueJob } from "@/lib/jobs/queue";
import { configuredCarriers } from "@/lib/telephony/registry";
import { openRun } from "./start-run";

/** After a failed run, the usual interval is divided by this. */
const SOONER_AFTER_FAILURE = 15;

/**
 * Opens a run for every configured carrier whose next run is due by the database's clock, and enqueues its job. Safe to
 * call from several workers at once.
 * @returns how many runs it opened
 */
export async function openDueRuns(context: Context): Promise<number> {
  let opened = 0;
  for (const { name } of configuredCarriers()) if (await openDueRun(context, name)) opened++;
  return opened;
}

async function openDueRun(context: Context, carrier: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [last] = await tx
      .select({
        state: carrierRuns.state,
        agoMs: sql<string>`extract(epoch from clock_timestamp() - ${carrierRuns.touchedAt}) * 1000`,
      })
      .from(carrierRuns)
      .where(eq(carrierRuns.carrier, carrier))
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
    const { run, opened } = await openRun(tx, context, { carrier, trigger: "schedule", acceptLosses: false });
    if (!opened) return false;
    await enqueueJob(tx, "carrier.reconcile", { runId: run.id }, { key: `reconcile:${run.id}` });
    return true;
  });
}
