import type { Carrier } from "@/lib/telephony/port";

/**
 * Reads the monthly price of a number. The adapter caches it for an hour (`cachePrice`), so calling this often is
 * cheap.
 * @returns US dollars as decimal text; null if the carrier publishes no price or has never answered
 */
export async function monthlyPrice(carrier: Carrier): Promise<string | null> {
  const answer = await carrier.account.monthlyPrice();
  return answer.ok ? answer.value : null;
}
