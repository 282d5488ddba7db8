import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import { recordNumberAudit, writeNumber } from "./change-number";
import { NO_QUARANTINE } from "./restore-number";
import type { Line } from "./select-numbers";

/**
 * Marks a locked, detached line as on its way back, and hands that to the worker. From here on nothing leads back.
 * @param workerAfterMs the worker leaves whoever began it that much time to finish by itself
 */
export async function beginRelease(
  tx: Transaction,
  context: Context,
  line: Line,
  workerAfterMs: number,
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
    { key: `release:${line.id}`, inMs: workerAfterMs },
  );
}
