import { database } from "@/db/client";
import type { CarrierResult, OwnedCarrierNumber } from "@/lib/telephony/port";
import type { StepTools } from "./advance-order";
import { servesLine } from "./claims";

/**
 * Asks the carrier whether a purchase went through: whether it holds that exact number for us.
 * @returns null when it does not, and also when a line of ours has it, since that was not bought through this order
 */
export async function lookUpPurchase(
  number: string,
  { carrier }: Pick<StepTools, "carrier">,
): Promise<CarrierResult<OwnedCarrierNumber | null>> {
  const found = await carrier.findNumber(number);
  if (!found.ok || !found.value) return found;
  return (await servesLine(database(), number, carrier.name)) ? { ok: true, value: null } : found;
}
