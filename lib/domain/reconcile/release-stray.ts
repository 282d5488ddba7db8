import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierFindings } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere, signatureOf } from "@/lib/context";
import { isBeingBought, servesLine } from "@/lib/domain/slots/claims";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import { formatPhone } from "@/lib/phone";
import type { Finding, FindingIdInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { type FindingRecord, type IfFinding, lockStray } from "./select-findings";

/**
 * Begins the release of a stray. The worker releases it at the carrier and retries until the carrier confirms. A stray
 * that is releasing or resolved stays as it is.
 * @throws AppError `forbidden`, `not_found`, `number_taken` if a line or an order has claimed the number,
 *   `edit_conflict` if the stray is not as it was shown
 */
export async function releaseStray(context: Context, input: FindingIdInput & IfFinding): Promise<Finding> {
  requirePermissionSomewhere(context, "carrier:manage");
  return inTransaction(async (tx) => {
    const found = await lockStray(tx, context, input, "carrier:manage");
    if (found.finding.state !== "open") return presentFinding(found);
    await assertUnclaimed(tx, found.finding);
    const [finding] = await tx
      .update(carrierFindings)
      .set({ state: "releasing", resolvedBy: signatureOf(context.actor), updatedAt: context.now() })
      .where(eq(carrierFindings.id, found.finding.id))
      .returning();
    if (!finding) throw new Error("The stray was not updated.");
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
    return presentFinding({ ...found, finding });
  });
}

/** @throws AppError `number_taken` if a living line of this carrier or an open order claims the number */
export async function assertUnclaimed(
  tx: Transaction,
  { carrier, number }: Pick<FindingRecord, "carrier" | "number">,
): Promise<void> {
  if ((await servesLine(tx, number, carrier)) || (await isBeingBought(tx, number)))
    throw new AppError("number_taken");
}
