import { median } from "./promises.mjs";

const WRITES = 60;

/**
 * How long the API takes to attach and detach a line, which asks nothing of the carrier.
 * @param {{ address: string, key: string, line: string, bot: string }} where
 * @returns {Promise<number>} milliseconds, the median
 */
export async function writeMilliseconds({ address, key, line, bot }) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  /** @type {number[]} */
  const taken = [];
  for (let count = 0; count < WRITES; count++) {
    const [verb, body] = count % 2 === 0 ? ["detach", "{}"] : ["attach", JSON.stringify({ botId: bot })];
    const begun = performance.now();
    const response = await fetch(`${address}/v1/phone-numbers/${line}/${verb}`, {
      method: "POST",
      headers,
      body,
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${verb} answered ${response.status}.`);
    taken.push(performance.now() - begun);
  }
  return median(taken);
}
