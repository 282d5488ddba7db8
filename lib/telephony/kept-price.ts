import type { CarrierPort } from "./port";

/** The price of a number rarely changes; it is asked for again after this, in milliseconds. */
const FRESH_FOR_MS = 60 * 60_000;

/**
 * The same carrier, asked for its price once an hour. Where it does not answer then, the last price that it named stands,
 * and it is asked again the next time.
 */
export function keepPrice(port: CarrierPort): CarrierPort {
  let kept: { value: string | null; until: number } | undefined;
  return {
    ...port,
    monthlyPrice: async () => {
      if (kept && kept.until > performance.now()) return { ok: true, value: kept.value };
      const answer = await port.monthlyPrice();
      if (!answer.ok) return kept ? { ok: true, value: kept.value } : answer;
      kept = { value: answer.value, until: performance.now() + FRESH_FOR_MS };
      return answer;
    },
  };
}
