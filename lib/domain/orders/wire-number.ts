import { database } from "@/db/client";
import type { CarrierFailure } from "@/lib/telephony/port";
import { moveOrder } from "./lease";
import { carrierLabel, judgeRefusalAfterPurchase, takenBack, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepOutcome, StepTools } from "./step";

/**
 * Tells the carrier where the bought number's calls go. A number that is paid for is never given up here: the order
 * waits until the carrier answers, and stops if a person has to act.
 */
export async function wireNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (!order.number || !order.carrierNumberId)
    throw new Error(`Order ${order.id} is to be wired but was not bought.`);
  const wired = await tools.carrier.numbers.wireNumber(order.carrierNumberId, carrierLabel(order));
  if (!wired.ok && wired.kind === "refused" && wired.reason === "not_owned")
    return findByNumber(order, order.number, tools);
  if (!wired.ok) return waitOrStop(order, wired);
  const at = tools.now();
  // Don't reset `attempts`: the check may show that the carrier did not store the wiring, and then we wire again.
  const changes = { wiredAt: at, updatedAt: at };
  return { kind: "moved", order: await moveOrder(database(), order, changes) };
}

/** The carrier does not know the number's id: finds the number under another id, or fails if it is gone. */
async function findByNumber(order: OrderRecord, number: string, tools: StepTools): Promise<StepOutcome> {
  const found = await tools.carrier.numbers.findNumber(number);
  if (!found.ok) return waitOrStop(order, found);
  const carrierNumberId = found.value?.carrierNumberId;
  if (!carrierNumberId) return { kind: "fail", order, failure: takenBack() };
  if (carrierNumberId === order.carrierNumberId)
    return { kind: "wait", order, reason: "carrier_unavailable", stopFor: "refused" };
  const changes = { carrierNumberId, updatedAt: tools.now() };
  return { kind: "moved", order: await moveOrder(database(), order, changes) };
}

/** The carrier's own code of a refusal. */
function codeOf(result: CarrierFailure): string | null {
  return result.kind === "refused" ? result.carrierCode : null;
}

/** Waits or stops after the carrier did not do what was asked for a number that is paid for. */
export function waitOrStop(order: OrderRecord, result: CarrierFailure): StepOutcome {
  const verdict = result.kind === "refused" ? judgeRefusalAfterPurchase(result.reason) : "wait";
  return verdict === "wait"
    ? waitFor(order, result)
    : { kind: "stop", order, reason: verdict, carrierCode: codeOf(result) };
}
