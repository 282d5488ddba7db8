import { database } from "@/db/client";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { insertLine } from "./insert-line";
import { moveOrder } from "./lease";
import { takenBack } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepOutcome, StepTools } from "./step";
import { waitOrStop } from "./wire-number";

/** Reads the number back from the carrier, and inserts the line only if it is ours and wired to us. */
export async function checkWiring(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (!order.number) throw new Error(`Order ${order.id} is to be checked but names no number.`);
  const found = await tools.carrier.numbers.findNumber(order.number);
  if (!found.ok) return waitOrStop(order, found);
  if (!found.value) return { kind: "fail", order, failure: takenBack() };
  if (!found.value.isWired) {
    const unwired = await moveOrder(database(), order, { wiredAt: null, updatedAt: tools.now() });
    return { kind: "wait", order: unwired, reason: "carrier_unavailable", stopFor: "refused" };
  }
  const price = await monthlyPrice(tools.carrier);
  const checked = { ...order, carrierNumberId: found.value.carrierNumberId };
  try {
    return { kind: "done", ...(await inTransaction((tx) => insertLine(tx, checked, price, tools))) };
  } catch (error) {
    if (brokenConstraint(error) !== "phone_numbers_living_number_key") throw error;
    return { kind: "stop", order, reason: "number_taken" };
  }
}
