import { and, eq, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import type { CarrierResult, OwnedCarrierNumber } from "@/lib/telephony/port";
import type { StepTools } from "./advance-order";

/**
 * Asks the carrier whether a purchase went through: whether it holds that exact number for us.
 * @returns null when it does not, and also when a line of ours has the number, since that was not bought through this
 *   order
 */
export async function lookUpPurchase(
  number: string,
  { carrier }: Pick<StepTools, "carrier">,
): Promise<CarrierResult<OwnedCarrierNumber | null>> {
  const found = await carrier.findNumber(number);
  if (!found.ok || !found.value) return found;
  return (await servesLine(number)) ? { ok: true, value: null } : found;
}

async function servesLine(number: string): Promise<boolean> {
  const [line] = await database()
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.number, number), ne(phoneNumbers.status, "released")));
  return line !== undefined;
}
