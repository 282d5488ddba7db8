import { database } from "@/db/client";
import type { CarrierRefusal, OwnedCarrierNumber, PurchaseStanding } from "@/lib/telephony/port";
import { findPurchase } from "./find-purchase";
import { moveOrder } from "./lease";
import { carrierLabel, judgeRefusal, purchaseReference, rateLimitedTries, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepOutcome, StepTools } from "./step";

/**
 * Buys the number that the order has committed to. A process that resumes the order asks the carrier first whether the
 * number was bought. So does a process whose purchase got no answer, because unknown is not refused. If the carrier has
 * accepted a purchase but not decided it, the order stores the carrier's id for it and asks again later.
 */
export async function buyNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  const number = order.number;
  if (!number) throw new Error(`Order ${order.id} is to be bought but names no number.`);
  if (!tools.isFirstTry) {
    const earlier = await checkEarlierPurchase(order, number, tools);
    if (earlier) return earlier;
  }
  const label = carrierLabel(order);
  const reference = purchaseReference(order, number);
  const bought = await tools.carrier.numbers.buyNumber({ number, label, reference });
  if (bought.ok) return settle(order, number, bought.value, tools);
  // Nothing was sent, so there is no purchase to look for.
  if (bought.kind === "not_sent" || bought.kind === "not_configured") return waitFor(order, bought);
  if (bought.kind === "unknown" || bought.reason === "number_not_available") {
    // "Sold" may mean sold to us: an earlier try whose answer was lost may have succeeded.
    const found = await checkEarlierPurchase(order, number, tools);
    if (found) return found;
    if (bought.kind === "unknown") return waitFor(order, bought);
  }
  return followRefusal(order, number, bought, tools);
}

/** Turns a refused purchase into the order's next step, whether the carrier refused it at once or after a while. */
async function followRefusal(
  order: OrderRecord,
  number: string,
  refusal: { reason: CarrierRefusal; retryAfterMs?: number; carrierCode?: string | null },
  tools: StepTools,
): Promise<StepOutcome> {
  const tried = [...order.triedNumbers, number];
  const verdict = judgeRefusal(refusal.reason, order, tried.length, rateLimitedTries(order) + 1);
  const { carrierCode } = refusal;
  if (verdict === "wait")
    return { kind: "wait", order, reason: "rate_limited", atLeastMs: refusal.retryAfterMs, carrierCode };
  if (typeof verdict === "object") return { kind: "fail", order, failure: verdict.fail, carrierCode };
  return { kind: "moved", order: await moveToSearching(order, tried, tools) };
}

/**
 * Asks the carrier for a purchase that an earlier try may have made.
 * @returns null if there is none, so the number can be bought
 */
async function checkEarlierPurchase(
  order: OrderRecord,
  number: string,
  tools: StepTools,
): Promise<StepOutcome | null> {
  const found = await findPurchase({ ...order, number }, tools);
  if (found.ok && found.value.state !== "none") return settle(order, number, found.value, tools);
  // The carrier accepted the purchase and now denies it. It may still complete, so never buy again.
  if (found.ok) return order.carrierPurchaseId ? { kind: "wait", order, reason: "purchase_pending" } : null;
  if (found.kind === "refused" && found.reason === "account_problem")
    return { kind: "stop", order, reason: "account_problem", carrierCode: found.carrierCode };
  return waitFor(order, found);
}

/** Turns the state of a purchase at the carrier into the order's next step. */
async function settle(
  order: OrderRecord,
  number: string,
  purchase: Exclude<PurchaseStanding, { state: "none" }>,
  tools: StepTools,
): Promise<StepOutcome> {
  switch (purchase.state) {
    case "owned":
      return { kind: "moved", order: await moveToWiring(order, purchase.owned, tools) };
    case "pending":
      return waitForPurchase(order, purchase.purchaseId, tools);
    case "failed":
      return followRefusal(order, number, purchase, tools);
  }
}

/**
 * Stores the carrier's id of the purchase first, so that a process that resumes the order looks for exactly that one.
 */
async function waitForPurchase(
  order: OrderRecord,
  carrierPurchaseId: string,
  tools: StepTools,
): Promise<StepOutcome> {
  const changes = { carrierPurchaseId, updatedAt: tools.now() };
  const stored =
    order.carrierPurchaseId === carrierPurchaseId ? order : await moveOrder(database(), order, changes);
  return { kind: "wait", order: stored, reason: "purchase_pending" };
}

/** Stores what was bought. Skips wiring if the carrier's answer already shows our wiring and label. */
function moveToWiring(order: OrderRecord, owned: OwnedCarrierNumber, tools: StepTools): Promise<OrderRecord> {
  const at = tools.now();
  const isWired = owned.isWired && owned.label === carrierLabel(order);
  return moveOrder(database(), order, {
    state: "wiring",
    carrierNumberId: owned.carrierNumberId,
    boughtAt: at,
    wiredAt: isWired ? at : null,
    attempts: 0,
    updatedAt: at,
  });
}

function moveToSearching(order: OrderRecord, triedNumbers: string[], tools: StepTools): Promise<OrderRecord> {
  return moveOrder(database(), order, {
    state: "searching",
    number: null,
    areaCode: null,
    triedNumbers,
    carrierPurchaseId: null,
    intentKeptAt: null,
    attempts: 0,
    updatedAt: tools.now(),
  });
}
