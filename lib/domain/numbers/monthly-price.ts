import type { Clock } from "@/lib/clock";
import type { CarrierPort } from "@/lib/telephony/port";

/** A price is asked for again after this, in milliseconds. */
const FRESH_FOR = 60 * 60_000;

/** The last price of each carrier of this process: a help that may be lost at any time. */
const known = new WeakMap<CarrierPort, { price: string | null; at: number }>();

/**
 * What a number costs a month, asked for at most once an hour.
 * @returns US dollars as a decimal text; null where the carrier does not say or does not answer
 */
export async function monthlyPrice(carrier: CarrierPort, now: Clock): Promise<string | null> {
  const at = now().getTime();
  const last = known.get(carrier);
  if (last && at - last.at < FRESH_FOR) return last.price;
  const answer = await carrier.monthlyPrice();
  if (!answer.ok) return last?.price ?? null;
  known.set(carrier, { price: answer.value, at });
  return answer.value;
}
