import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierListings, carrierRuns } from "@/db/schema";
import type { RunFailure } from "@/lib/constants/carrier";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { CarrierPort } from "@/lib/telephony/port";
import { findLost } from "./find-lost";
import { findStrays } from "./find-strays";
import { keepListings, touch } from "./keep-listings";
import { repairDrift } from "./repair-drift";
import { RunFailed } from "./run-failed";
import { settleGone, welcomeBack } from "./settle";
import type { RunRecord } from "./start-run";

export interface RunTools {
  carrier: CarrierPort;
  context: Context;
}

/**
 * Compares the carrier's list with ours: finds what is paid for and unknown, what is known and gone, and sets right
 * what has drifted. It buys and releases nothing. One that another process runs, or that has ended, is left alone;
 * one that was opened under another carrier is ended.
 * @returns the run as it ended; null when it was not ours to make
 */
export async function runReconcile(runId: string, tools: RunTools): Promise<RunRecord | null> {
  const log = logger({ runId });
  const run = await takeRun(runId);
  if (!run) return null;
  // The installation has another carrier by now: compared with that one's list, every line here would be gone.
  if (run.carrier !== tools.carrier.name) return endRun(run, tools.context, "abandoned");
  try {
    await dropOldListings(run);
    await keepListings(run, tools.carrier);
    const strays = await findStrays(run, tools);
    const gone = await settleGone(run, tools);
    const found = await welcomeBack(run, tools);
    const { lost, doubted } = await findLost(run, tools);
    const repaired = await repairDrift(run, tools);
    await touch(run, { strays, lost, found, repaired, doubted });
    log.info({ strays, gone, lost, found, repaired, doubted }, "The carrier's list was compared");
    return await endRun(run, tools.context, null);
  } catch (error) {
    const reason = error instanceof RunFailed ? error.reason : "internal_error";
    log[reason === "internal_error" ? "error" : "warn"](
      { reason, err: error },
      "The comparison was not finished",
    );
    return endRun(run, tools.context, reason);
  }
}

/** A run that nobody has begun. */
async function takeRun(runId: string): Promise<RunRecord | null> {
  const [run] = await database()
    .update(carrierRuns)
    .set({ touchedAt: sql`clock_timestamp()`, begunAt: sql`clock_timestamp()` })
    .where(and(eq(carrierRuns.id, runId), eq(carrierRuns.state, "running"), isNull(carrierRuns.begunAt)))
    .returning();
  return run ?? null;
}

/** What runs left that died. */
async function dropOldListings(run: RunRecord): Promise<void> {
  await database().delete(carrierListings).where(ne(carrierListings.runId, run.id));
}

async function endRun(run: RunRecord, context: Context, failure: RunFailure | null): Promise<RunRecord> {
  const [ended] = await database()
    .update(carrierRuns)
    .set({
      state: failure ? "failed" : "done",
      failure,
      finishedAt: context.now(),
      touchedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(carrierRuns.id, run.id), eq(carrierRuns.state, "running")))
    .returning();
  await database().delete(carrierListings).where(eq(carrierListings.runId, run.id));
  if (ended) return ended;
  const [asItIs] = await database().select().from(carrierRuns).where(eq(carrierRuns.id, run.id));
  return asItIs ?? run;
}
