import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierListings, carrierRuns } from "@/db/schema/index";
import type { RunFailure } from "@/lib/constants/carrier";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { Carrier } from "@/lib/telephony/port";
import { copyListings, recordProgress } from "./copy-listings";
import { findLost } from "./find-lost";
import { findStrays } from "./find-strays";
import { repairDrift } from "./repair-drift";
import { markFoundLines, resolveStaleFindings } from "./resolve-findings";
import type { RunRecord, RunTools } from "./run";
import { RunFailed } from "./run-failed";

/**
 * Compares the carrier's list with ours: finds strays and lost lines, and repairs drift. Buys and releases nothing.
 * @returns the finished run; null if another process has begun it or it has ended
 */
export async function runReconcile(
  runId: string,
  { carrierOf, context }: { carrierOf: (run: RunRecord) => Carrier; context: Context },
): Promise<RunRecord | null> {
  const log = logger({ runId });
  const run = await beginRun(runId);
  if (!run) return null;
  const tools: RunTools = { carrier: carrierOf(run), context };
  try {
    await deleteOldListings();
    await copyListings(run, tools.carrier);
    const strays = await findStrays(run, tools);
    const gone = await resolveStaleFindings(run, tools);
    const found = await markFoundLines(run, tools);
    const { lost, doubted } = await findLost(run, tools);
    const repaired = await repairDrift(run, tools);
    await recordProgress(run, { strays, lost, found, repaired, doubted });
    log.info({ strays, gone, lost, found, repaired, doubted }, "The carrier's list was compared with ours");
    return await endRun(run, tools.context, null);
  } catch (error) {
    const reason = error instanceof RunFailed ? error.reason : "internal_error";
    log[reason === "internal_error" ? "error" : "warn"]({ reason, err: error }, "The run failed");
    return endRun(run, tools.context, reason);
  }
}

/** Marks a run as begun; null if it was already begun or has ended. */
async function beginRun(runId: string): Promise<RunRecord | null> {
  const [run] = await database()
    .update(carrierRuns)
    .set({ touchedAt: sql`clock_timestamp()`, begunAt: sql`clock_timestamp()` })
    .where(and(eq(carrierRuns.id, runId), eq(carrierRuns.state, "running"), isNull(carrierRuns.begunAt)))
    .returning();
  return run ?? null;
}

/** Deletes the listings of dead runs. Runs of other carriers may be running and still need theirs. */
async function deleteOldListings(): Promise<void> {
  const underWay = database()
    .select({ id: carrierRuns.id })
    .from(carrierRuns)
    .where(eq(carrierRuns.state, "running"));
  await database().delete(carrierListings).where(notInArray(carrierListings.runId, underWay));
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
  const [current] = await database().select().from(carrierRuns).where(eq(carrierRuns.id, run.id));
  return current ?? run;
}
