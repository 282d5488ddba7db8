import type { AccountPort } from "./port";

/** A number's price rarely changes; ask for it again after this, in milliseconds. */
const FRESH_FOR_MS = 60 * 60_000;

/**
 * The same account, with its price cached for an hour. If the carrier does not answer after that, the last known price is
 * returned, and the next call asks again.
 */
export function cachePrice(account: AccountPort): AccountPort {
  let cached: { value: string | null; until: number } | undefined;
  return {
    checkHealth: () => account.checkHealth(),
    monthlyPrice: async () => {
      if (cached && cached.until > performance.now()) return { ok: true, value: cached.value };
      const answer = await account.monthlyPrice();
      if (!answer.ok) return cached ? { ok: true, value: cached.value } : answer;
      cached = { value: answer.value, until: performance.now() + FRESH_FOR_MS };
      return answer;
    },
  };
}
