import autocannon from "autocannon";
import { median } from "./promises.mjs";

/** As many as the machine's two cores keep busy; more would measure the queue. */
const CONNECTIONS = 4;
const ROUND_SECONDS = 4;
const ROUNDS = 5;

/** @typedef {{ url: string, headers: Record<string, string> }} Target */
/** @typedef {{ rate: number, p99: number }} Load requests a second, and milliseconds that one in a hundred exceeds */

/**
 * Loads several addresses, asked for in turns so that the machine's moods meet all of them alike.
 * @param {Record<string, Target>} targets
 * @returns {Promise<Record<string, Load>>} the medians of the rounds
 */
export async function load(targets) {
  /** @type {Record<string, Load[]>} */
  const rounds = {};
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, { url, headers }] of Object.entries(targets)) {
      const result = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_SECONDS, headers });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name} failed under load: ${url}`);
      // The first round warms up.
      if (round > 0)
        rounds[name] = [...(rounds[name] ?? []), { rate: result.requests.average, p99: result.latency.p99 }];
    }
  const entries = Object.entries(rounds).map(([name, all]) => [
    name,
    { rate: median(all.map(({ rate }) => rate)), p99: median(all.map(({ p99 }) => p99)) },
  ]);
  return Object.fromEntries(entries);
}
