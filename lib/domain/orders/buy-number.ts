import { database } from "@/db/client";
import type { OwnedCarrierNumber } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import type { StepOutcome, StepTools } from "./advance-order";
import { moveOrder } from "./lease";
import { lookUpPurchase } from "./look-up-purchase";
import { busyTries, carrierLabel, judgeRefusal, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * Buys the number that the order has committed to. Whoever resumes the order looks first whether it was bought, and so
 * does everybody after an answer that did not arrive: unknown is not refused.
 */
export async function buyNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  const number = order.number;
  if (!number) throw new Error(`Order ${order.id} is to be bought but names no number.`);
  if (!tools.fresh) {
    const earlier = await lookUp(order, number, tools);
    if (earlier.kind !== "moved" || earlier.order.state !== "buying") return earlier;
  }
  const bought = await tools.carrier.buyNumber({
    number,
    friendlyName: carrierLabel(order),
    webhookUrl: numberWebhookUrl(),
  });
  if (bought.ok) return { kind: "moved", order: await keepPurchase(order, bought.value, tools) };
  // Certainly not bought, so there is nothing to look for.
  if (bought.kind === "not_sent") return waitFor(order, bought);
  if (bought.kind === "unknown" || bought.reason === "number_not_available") {
    // Even "sold" may mean sold to us: an earlier try whose answer was lost can have gone through meanwhile.
    const found = await lookUp(order, number, tools);
    if (found.kind !== "moved" || found.order.state !== "buying") return found;
    if (bought.kind === "unknown") return waitFor(order, bought);
  }
  const tried = [...order.triedNumbers, number];
  const verdict = judgeRefusal(bought.reason, order, tried.length, busyTries(order) + 1);
  if (verdict === "wait")
    return { kind: "wait", order, reason: "rate_limited", atLeastMs: bought.retryAfterMs };
  if (typeof verdict === "object") return { kind: "fail", order, failure: verdict.fail };
  return { kind: "moved", order: await backToSearch(order, tried, tools) };
}

/** Asks the carrier whether we hold the number. The order stays `buying` when we do not. */
async function lookUp(order: OrderRecord, number: string, tools: StepTools): Promise<StepOutcome> {
  const found = await lookUpPurchase(number, tools);
  if (found.ok)
    return { kind: "moved", order: found.value ? await keepPurchase(order, found.value, tools) : order };
  if (found.kind === "refused" && found.reason === "account_problem")
    return { kind: "stop", order, reason: "account_problem" };
  return waitFor(order, found);
}

/** What the carrier was told with the purchase is not told it again, where its answer has it. */
function keepPurchase(order: OrderRecord, owned: OwnedCarrierNumber, tools: StepTools): Promise<OrderRecord> {
  const at = tools.now();
  const isWired = owned.webhookUrl === numberWebhookUrl() && owned.friendlyName === carrierLabel(order);
  return moveOrder(database(), order, {
    state: "wiring",
    carrierNumberId: owned.carrierNumberId,
    boughtAt: at,
    wiredAt: isWired ? at : null,
    attempts: 0,
    updatedAt: at,
  });
}

function backToSearch(order: OrderRecord, triedNumbers: string[], tools: StepTools): Promise<OrderRecord> {
  return moveOrder(database(), order, {
    state: "searching",
    number: null,
    areaCode: null,
    triedNumbers,
    intentKeptAt: null,
    attempts: 0,
    updatedAt: tools.now(),
  });
}
