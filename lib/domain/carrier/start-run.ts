import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierRuns } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { RunTrigger } from "@/lib/constants/carrier";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import type { CarrierRun, StartRunInput } from "@/lib/schemas/carrier";
import { carrier } from "@/lib/telephony/carrier";
import { presentRun } from "./present";

/** Said to whoever wants something else of a comparison than the one under way does. */
export const UNDER_WAY = "A comparison is under way already. Ask again when it is done.";

/**
 * Asks for a comparison of the carrier's list with ours; the worker makes it. While one is under way, that is the
 * answer, unless it was begun without believing in losses that it is now asked to believe in.
 * @throws AppError `forbidden` unless the caller looks after carriers; `rate_limited` while such a one is under way
 */
export async function startRun(context: Context, input: StartRunInput): Promise<CarrierRun> {
  requirePermissionSomewhere(context, "carrier:manage");
  return inTransaction(async (tx) => {
    const acceptLosses = input.acceptLosses ?? false;
    const opened = await openRun(tx, context, { trigger: "console", acceptLosses });
    const run = acceptLosses ? await withLosses(tx, opened.run) : opened.run;
    await enqueueJob(tx, "carrier.reconcile", { runId: run.id }, { key: `reconcile:${run.id}` });
    return presentRun(run);
  });
}

/** The run, which will believe the carrier; one that nobody has begun can still be told so. */
async function withLosses(tx: Transaction, run: RunRecord): Promise<RunRecord> {
  if (run.acceptLosses) return run;
  const [told] = await tx
    .update(carrierRuns)
    .set({ acceptLosses: true })
    .where(and(eq(carrierRuns.id, run.id), eq(carrierRuns.state, "running"), isNull(carrierRuns.begunAt)))
    .returning();
  if (told) return told;
  throw new AppError("rate_limited", { message: UNDER_WAY });
}

export type RunRecord = typeof carrierRuns.$inferSelect;

/** Opens a run, or answers the one that is under way (`opened: false`): two at once would undo each other's view. */
export async function openRun(
  tx: Transaction,
  context: Context,
  asked: { trigger: RunTrigger; acceptLosses: boolean },
): Promise<{ run: RunRecord; opened: boolean }> {
  const { name } = carrier();
  await abandonDead(tx, context, name);
  const [opened] = await tx
    .insert(carrierRuns)
    .values({
      ...asked,
      carrier: name,
      state: "running",
      actorName: context.actor.name,
      startedAt: context.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (opened) return { run: opened, opened: true };
  const [running] = await tx
    .select()
    .from(carrierRuns)
    .where(and(eq(carrierRuns.carrier, name), eq(carrierRuns.state, "running")));
  if (!running) throw new Error("The comparison under way ended in this very moment.");
  return { run: running, opened: false };
}

/** Ends what a process left that died, so that it does not stand in the way for ever. */
async function abandonDead(tx: Transaction, context: Context, name: string): Promise<void> {
  await tx
    .update(carrierRuns)
    .set({ state: "failed", failure: "abandoned", finishedAt: context.now() })
    .where(
      and(
        eq(carrierRuns.carrier, name),
        eq(carrierRuns.state, "running"),
        lt(
          carrierRuns.touchedAt,
          sql`clock_timestamp() - ${env().RECONCILE_LEASE_MS} * interval '1 millisecond'`,
        ),
      ),
    );
}
