import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { AppError } from "@/lib/errors";
import { assertUnclaimed } from "./release-stray";
import type { RunTools } from "./run-reconcile";
import { type FindingRecord, lockStray } from "./select-findings";

/**
 * Gives a stray back that somebody has released. Safe to run twice: what the carrier no longer holds counts as given
 * back. One that has become ours meanwhile is kept.
 * @returns `waiting` while the carrier does not answer
 */
export async function finishStrayRelease(findingId: string, tools: RunTools): Promise<"settled" | "waiting"> {
  const isOurs = await inTransaction(async (tx) => {
    const finding = await lockStray(tx, findingId);
    return assertUnclaimed(tx, finding.number).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError && error.code === "number_taken") return true;
        throw error;
      },
    );
  });
  const finding = await releasing(findingId);
  if (!finding) return "settled";
  if (isOurs) return end(finding, tools, "gone");
  const released = await tools.carrier.releaseNumber(finding.carrierNumberId);
  const isGone = released.ok || (released.kind === "refused" && released.reason === "not_owned");
  return isGone ? end(finding, tools, "released") : "waiting";
}

async function releasing(id: string): Promise<FindingRecord | undefined> {
  const [finding] = await database()
    .select()
    .from(carrierFindings)
    .where(and(eq(carrierFindings.id, id), eq(carrierFindings.state, "releasing")));
  return finding;
}

async function end(
  finding: FindingRecord,
  { context }: RunTools,
  resolution: "released" | "gone",
): Promise<"settled"> {
  const at = context.now();
  await database()
    .update(carrierFindings)
    .set({ state: "resolved", resolution, resolvedAt: at, updatedAt: at })
    .where(and(eq(carrierFindings.id, finding.id), eq(carrierFindings.state, "releasing")));
  return "settled";
}
