import { database } from "@/db/client";
import type { OwnedCarrierNumber } from "@/lib/telephony/port";
import { findPurchase } from "./find-purchase";
import { moveOrder } from "./lease";
import { givenUp } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepOutcome, StepTools } from "./step";
import { waitOrStop } from "./wire-number";

/**
 * Ends an order that somebody gave up. First releases the number if the order bought one. A pending purchase may still
 * succeed, so the order waits for the carrier's decision, also if the carrier denies a purchase that it once accepted.
 * Safe to run twice, because a number that the carrier no longer has counts as released.
 */
export async function giveBackNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  const wasBought = order.boughtAt !== null;
  const { number } = order;
  if (!number) return { kind: "fail", order, failure: givenUp(wasBought) };
  const found = await findPurchase({ ...order, number }, tools);
  if (!found.ok) {
    // A made-up number costs nothing, and a carrier without credentials cannot release it.
    const isMadeUp = found.kind === "not_configured" && !tools.carrier.capabilities.realCharges;
    return isMadeUp ? { kind: "fail", order, failure: givenUp(wasBought) } : waitOrStop(order, found);
  }
  if (found.value.state === "owned") return release(order, found.value.owned, tools);
  const isDecided =
    found.value.state === "failed" || (found.value.state === "none" && !order.carrierPurchaseId);
  // A number that was ours and no longer is must have been released before.
  if (wasBought || isDecided) return { kind: "fail", order, failure: givenUp(wasBought) };
  return { kind: "wait", order, reason: "purchase_pending" };
}

/** Releases the number. Stores first that it was bought, in case the carrier's answer to the release is lost. */
async function release(
  order: OrderRecord,
  { carrierNumberId }: OwnedCarrierNumber,
  tools: StepTools,
): Promise<StepOutcome> {
  const at = tools.now();
  const bought = order.boughtAt
    ? order
    : await moveOrder(database(), order, { carrierNumberId, boughtAt: at, updatedAt: at });
  const released = await tools.carrier.numbers.releaseNumber(carrierNumberId);
  const isGone = released.ok || (released.kind === "refused" && released.reason === "not_owned");
  return isGone ? { kind: "fail", order: bought, failure: givenUp(true) } : waitOrStop(bought, released);
}
