import { database } from "@/db/client";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import type { StepOutcome, StepTools } from "./advance-order";
import { keepLine } from "./keep-line";
import { moveOrder } from "./lease";
import { goneAgain } from "./rules";
import type { OrderRecord } from "./select-orders";
import { notYet } from "./wire-number";

/** Reads back from the carrier that the number is ours and calls us, and only then lets the line appear. */
export async function checkWiring(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (!order.number) throw new Error(`Order ${order.id} is to be checked but names no number.`);
  const held = await tools.carrier.findNumber(order.number);
  if (!held.ok) return notYet(order, held);
  if (!held.value) return { kind: "fail", order, failure: goneAgain() };
  if (held.value.webhookUrl !== numberWebhookUrl()) {
    const unwired = await moveOrder(database(), order, { wiredAt: null, updatedAt: tools.now() });
    return { kind: "wait", order: unwired, reason: "carrier_unavailable", stopFor: "refused" };
  }
  const price = await monthlyPrice(tools.carrier);
  const checked = { ...order, carrierNumberId: held.value.carrierNumberId };
  try {
    return { kind: "done", ...(await inTransaction((tx) => keepLine(tx, checked, price, tools))) };
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    return { kind: "stop", order, reason: "number_taken" };
  }
}
