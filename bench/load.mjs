import autocannon from "autocannon";
import { median } from "./promises.mjs";

/** As many as the machine's two cores keep busy; more would measure the queue. */
const CONNECTIONS = 4;
const ROUND_SECONDS = 4;
const ROUNDS = 5;

/** @typedef {{ url: string, cookie: string }} Target */

/**
 * Requests a second of several addresses, asked for in turns so that the machine's moods meet all of them alike.
 * @param {Record<string, Target>} targets
 * @returns {Promise<Record<string, number>>} the median of the rounds
 */
export async function requestsPerSecond(targets) {
  /** @type {Record<string, number[]>} */
  const rates = {};
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, { url, cookie }] of Object.entries(targets)) {
      const result = await autocannon({
        url,
        connections: CONNECTIONS,
        duration: ROUND_SECONDS,
        headers: { cookie },
      });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name} failed under load: ${url}`);
      // The first round warms up.
      if (round > 0) rates[name] = [...(rates[name] ?? []), result.requests.average];
    }
  return Object.fromEntries(Object.entries(rates).map(([name, values]) => [name, median(values)]));
}
