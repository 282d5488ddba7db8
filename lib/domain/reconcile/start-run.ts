import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierRuns } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { RunTrigger } from "@/lib/constants/carrier";
import { type Context, requirePermissionSomewhere, signatureOf } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import type { CarrierRun, StartRunInput } from "@/lib/schemas/carrier";
import { configuredCarriers } from "@/lib/telephony/registry";
import { presentRun } from "./present";
import type { RunRecord } from "./run";

/** The refusal if a running comparison cannot do what was asked. */
export const RUN_UNDER_WAY = "A comparison is already running. Try again when it is done.";

/**
 * Opens a run for the named carrier, or one for every configured carrier; the worker makes them. If a run is already
 * open, returns it.
 * @throws AppError `forbidden` without the permission `carrier:manage`; `not_found` for a carrier that is not
 *   configured; `rate_limited` if losses are to be accepted but a run that does not accept them has begun
 */
export async function startRun(context: Context, input: StartRunInput): Promise<CarrierRun[]> {
  requirePermissionSomewhere(context, "carrier:manage");
  const acceptLosses = input.acceptLosses ?? false;
  return inTransaction(async (tx) => {
    const runs: CarrierRun[] = [];
    for (const carrier of carriersToReconcile(input.carrier)) {
      const opened = await openRun(tx, context, { carrier, trigger: "console", acceptLosses });
      const run = acceptLosses ? await setAcceptLosses(tx, opened.run) : opened.run;
      await enqueueJob(tx, "carrier.reconcile", { runId: run.id }, { key: `reconcile:${run.id}` });
      runs.push(presentRun(run));
    }
    return runs;
  });
}

/**
 * The names of the carriers to reconcile with.
 * @param wanted the name of one carrier; undefined means every configured carrier
 * @throws AppError `not_found` for a carrier that is not configured
 */
export function carriersToReconcile(wanted: string | undefined): string[] {
  const names = configuredCarriers().map(({ name }) => name);
  if (wanted === undefined) return names;
  if (!names.includes(wanted)) throw new AppError("not_found");
  return [wanted];
}

/** Makes a run accept losses, unless it has already begun without. */
async function setAcceptLosses(tx: Transaction, run: RunRecord): Promise<RunRecord> {
  if (run.acceptLosses) return run;
  const [updated] = await tx
    .update(carrierRuns)
    .set({ acceptLosses: true })
    .where(and(eq(carrierRuns.id, run.id), eq(carrierRuns.state, "running"), isNull(carrierRuns.begunAt)))
    .returning();
  if (updated) return updated;
  throw new AppError("rate_limited", { message: RUN_UNDER_WAY });
}

/**
 * Opens a carrier's run, or returns the one that is open (`opened: false`), because two at once would disturb each
 * other.
 */
export async function openRun(
  tx: Transaction,
  context: Context,
  asked: { carrier: string; trigger: RunTrigger; acceptLosses: boolean },
): Promise<{ run: RunRecord; opened: boolean }> {
  await abandonStaleRun(tx, context, asked.carrier);
  const [opened] = await tx
    .insert(carrierRuns)
    .values({
      ...asked,
      state: "running",
      actorName: signatureOf(context.actor),
      startedAt: context.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (opened) return { run: opened, opened: true };
  const [running] = await tx
    .select()
    .from(carrierRuns)
    .where(and(eq(carrierRuns.carrier, asked.carrier), eq(carrierRuns.state, "running")));
  if (!running) throw new Error("The open run ended at this moment.");
  return { run: running, opened: false };
}

/** Ends a run whose process died, so that it does not block the next one forever. */
async function abandonStaleRun(tx: Transaction, context: Context, name: string): Promise<void> {
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
