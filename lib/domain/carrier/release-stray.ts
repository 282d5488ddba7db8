import { and, eq, inArray, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierFindings, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import { formatPhone } from "@/lib/phone";
import type { Finding, FindingIdInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { findFindingRow, lockStray } from "./select-findings";

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
      await assertUnclaimed(tx, finding.number);
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

/** @throws AppError `number_taken` when a living line or an open purchase has the number */
export async function assertUnclaimed(tx: Transaction, number: string): Promise<void> {
  const [line] = await tx
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.number, number), ne(phoneNumbers.status, "released")));
  const [order] = await tx
    .select({ id: phoneNumberOrders.id })
    .from(phoneNumberOrders)
    .where(
      and(eq(phoneNumberOrders.number, number), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])),
    );
  if (line || order) throw new AppError("number_taken");
}
