import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Carrier } from "@/lib/telephony/port";
import { assertUnclaimed } from "./release-stray";
import { type FindingRecord, lockStray } from "./select-findings";

/**
 * Releases a `releasing` stray at the carrier. Safe to run twice: a number that the carrier no longer holds counts as
 * released. A number that a line or an order has claimed in the meantime is not released.
 * @returns `waiting` if the carrier has not confirmed, or is not configured
 */
export async function finishStrayRelease(
  findingId: string,
  tools: { carrierOf: (finding: FindingRecord) => Carrier; context: Context },
): Promise<"settled" | "waiting"> {
  const isOurs = await inTransaction(async (tx) => {
    const { finding } = await lockStray(tx, tools.context, { findingId }, "carrier:manage");
    return assertUnclaimed(tx, finding).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError && error.code === "number_taken") return true;
        throw error;
      },
    );
  });
  const finding = await findReleasing(findingId);
  if (!finding) return "settled";
  if (isOurs) return resolve(finding, tools, "gone");
  const released = await tools.carrierOf(finding).numbers.releaseNumber(finding.carrierNumberId);
  const isGone = released.ok || (released.kind === "refused" && released.reason === "not_owned");
  return isGone ? resolve(finding, tools, "released") : "waiting";
}

async function findReleasing(id: string): Promise<FindingRecord | undefined> {
  const [finding] = await database()
    .select()
    .from(carrierFindings)
    .where(and(eq(carrierFindings.id, id), eq(carrierFindings.state, "releasing")));
  return finding;
}

async function resolve(
  finding: FindingRecord,
  { context }: { context: Context },
  resolution: "released" | "gone",
): Promise<"settled"> {
  const at = context.now();
  await database()
    .update(carrierFindings)
    .set({ state: "resolved", resolution, resolvedAt: at, updatedAt: at })
    .where(and(eq(carrierFindings.id, finding.id), eq(carrierFindings.state, "releasing")));
  return "settled";
}
