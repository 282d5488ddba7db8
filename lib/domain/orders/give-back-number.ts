import type { StepOutcome, StepTools } from "./advance-order";
import { lookUpPurchase } from "./look-up-purchase";
import { givenUp } from "./rules";
import type { OrderRecord } from "./select-orders";
import { notYet } from "./wire-number";

/**
 * Ends a purchase that somebody gave up: what the carrier holds through this order goes back first. Safe to run twice,
 * since what is not held any more counts as given back.
 */
export async function giveBackNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  const wasHeld = order.boughtAt !== null;
  if (!order.number) return { kind: "fail", order, failure: givenUp(wasHeld) };
  const found = await lookUpPurchase(order.number, tools);
  if (!found.ok) return notYet(order, found);
  if (!found.value) return { kind: "fail", order, failure: givenUp(wasHeld) };
  const released = await tools.carrier.releaseNumber(found.value.carrierNumberId);
  const isGone = released.ok || (released.kind === "refused" && released.reason === "not_owned");
  return isGone ? { kind: "fail", order, failure: givenUp(true) } : notYet(order, released);
}
