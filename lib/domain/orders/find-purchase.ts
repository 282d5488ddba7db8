import { database } from "@/db/client";
import { servesLine } from "@/lib/domain/slots/claims";
import type { CarrierResult, PurchaseStanding } from "@/lib/telephony/port";
import { purchaseReference } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepTools } from "./step";

/**
 * Asks the carrier for the purchase of an order's number.
 * @returns its state; `none` also if a line of ours has the number, because then another order bought it
 */
export async function findPurchase(
  order: Pick<OrderRecord, "id" | "carrierPurchaseId"> & { number: string },
  { carrier }: Pick<StepTools, "carrier">,
): Promise<CarrierResult<PurchaseStanding>> {
  const { carrierPurchaseId: purchaseId, number } = order;
  const reference = purchaseReference(order, number);
  const found = await carrier.numbers.findPurchase({ number, reference, purchaseId });
  if (!found.ok || found.value.state !== "owned") return found;
  const isLine = await servesLine(database(), number, carrier.name);
  return isLine ? { ok: true, value: { state: "none" } } : found;
}
