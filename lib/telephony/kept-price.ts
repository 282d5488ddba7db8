import type { CarrierPort } from "./port";

/** The price of a number rarely changes; it is asked for again after this, in milliseconds. */
const FRESH_FOR_MS = 60 * 60_000;

/** The same carrier, asked for its price once an hour; an answer that did not come is asked for again. */
export function keepPrice(port: CarrierPort): CarrierPort {
  let kept: { value: string | null; until: number } | undefined;
  return {
    ...port,
    monthlyPrice: async () => {
      if (kept && kept.until > performance.now()) return { ok: true, value: kept.value };
      const answer = await port.monthlyPrice();
      if (answer.ok) kept = { value: answer.value, until: performance.now() + FRESH_FOR_MS };
      return answer;
    },
  };
}
