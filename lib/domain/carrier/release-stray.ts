import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierFindings } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { isBeingBought, servesLine } from "@/lib/domain/orders/claims";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import { formatPhone } from "@/lib/phone";
import type { Finding, FindingIdInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { type FindingRecord, findFindingRow, lockStray } from "./select-findings";

/**
 * Gives a number back to the carrier that nobody here knows. The worker does it and goes on until the carrier confirms.
 * What is settled already, or on its way back, stays as it is.
 * @throws AppError `forbidden`, `not_found`, `number_taken` when it has become ours meanwhile
 */
export async function releaseStray(context: Context, input: FindingIdInput): Promise<Finding> {
  requirePermissionSomewhere(context, "carrier:manage");
  return inTransaction(async (tx) => {
    const finding = await lockStray(tx, input.findingId);
    if (finding.state === "open") {
      await assertUnclaimed(tx, finding);
      await tx
        .update(carrierFindings)
        .set({ state: "releasing", resolvedBy: context.actor.name, updatedAt: context.now() })
        .where(eq(carrierFindings.id, finding.id));
      await recordAudit(tx, context, {
        action: "carrier.release_stray",
        subject: { type: "carrier_finding", id: finding.id, label: formatPhone(finding.number) },
        place: null,
        after: { number: finding.number, carrierNumberId: finding.carrierNumberId },
      });
      await enqueueJob(
        tx,
        "carrier.release_stray",
        { findingId: finding.id },
        { key: `release-stray:${finding.id}` },
      );
    }
    return presentFinding(await findFindingRow(tx, finding.id));
  });
}

/** @throws AppError `number_taken` when a living line of the carrier's or an open purchase has the number */
export async function assertUnclaimed(
  tx: Transaction,
  { carrier, number }: Pick<FindingRecord, "carrier" | "number">,
): Promise<void> {
  if ((await servesLine(tx, number, carrier)) || (await isBeingBought(tx, number)))
    throw new AppError("number_taken");
}
