import type { CarrierPort } from "@/lib/telephony/port";

/**
 * What a number costs a month. The carrier keeps its answer for an hour (`keepPrice`), so that asking costs nothing.
 * @returns US dollars as a decimal text; null where the carrier does not say or has never answered
 */
export async function monthlyPrice(carrier: CarrierPort): Promise<string | null> {
  const answer = await carrier.monthlyPrice();
  return answer.ok ? answer.value : null;
}
