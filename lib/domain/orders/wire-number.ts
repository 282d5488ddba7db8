import { database } from "@/db/client";
import type { CarrierResult } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import type { StepOutcome, StepTools } from "./advance-order";
import { moveOrder } from "./lease";
import { carrierLabel, goneAgain, judgeHeldRefusal, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * Tells the carrier where to call when the bought number rings. What is paid for is never given up here: it waits until
 * the carrier answers, and stops where somebody has to act.
 */
export async function wireNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (!order.number || !order.carrierNumberId)
    throw new Error(`Order ${order.id} is to be wired but was not bought.`);
  const wired = await tools.carrier.configureNumber(order.carrierNumberId, {
    friendlyName: carrierLabel(order),
    webhookUrl: numberWebhookUrl(),
  });
  if (!wired.ok && wired.kind === "refused" && wired.reason === "not_owned")
    return findAgain(order, order.number, tools);
  if (!wired.ok) return notYet(order, wired);
  const at = tools.now();
  // The tries go on being counted: what is read back may show that the carrier did not keep it.
  const changes = { wiredAt: at, updatedAt: at };
  return { kind: "moved", order: await moveOrder(database(), order, changes) };
}

/** The carrier does not know the purchase by its id: it holds the number under another one, or not at all. */
async function findAgain(order: OrderRecord, number: string, tools: StepTools): Promise<StepOutcome> {
  const found = await tools.carrier.findNumber(number);
  if (!found.ok) return notYet(order, found);
  const carrierNumberId = found.value?.carrierNumberId;
  if (!carrierNumberId) return { kind: "fail", order, failure: goneAgain() };
  if (carrierNumberId === order.carrierNumberId)
    return { kind: "wait", order, reason: "carrier_unavailable", stopFor: "refused" };
  const changes = { carrierNumberId, updatedAt: tools.now() };
  return { kind: "moved", order: await moveOrder(database(), order, changes) };
}

/** What to do about a number that is paid for when the carrier did not do what was asked. */
export function notYet(
  order: OrderRecord,
  result: Extract<CarrierResult<never>, { ok: false }>,
): StepOutcome {
  const verdict = result.kind === "refused" ? judgeHeldRefusal(result.reason) : "wait";
  return verdict === "wait" ? waitFor(order, result) : { kind: "stop", order, reason: verdict };
}
