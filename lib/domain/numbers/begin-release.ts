import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import { recordNumberAudit, writeNumber } from "./change-number";
import { NO_QUARANTINE } from "./restore-number";
import type { Line } from "./select-numbers";

/**
 * Marks a locked, detached line `releasing` and enqueues the job that releases it at the carrier. This cannot be
 * undone.
 * @param workerDelayMs how long the worker leaves the release to the caller, in milliseconds
 */
export async function beginRelease(
  tx: Transaction,
  context: Context,
  line: Line,
  workerDelayMs: number,
): Promise<void> {
  await writeNumber(tx, context, line, { ...NO_QUARANTINE, status: "releasing" });
  await recordNumberAudit(tx, context, line, {
    action: "number.release",
    before: { status: line.status },
    after: { status: "releasing" },
  });
  await enqueueJob(
    tx,
    "numbers.release",
    { phoneNumberId: line.id },
    { key: `release:${line.id}`, inMs: workerDelayMs },
  );
}
