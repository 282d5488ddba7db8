import autocannon from "autocannon";
import { median } from "./limits.mjs";

/** Enough to keep two cores busy. More would measure the queue. */
const CONNECTIONS = 4;
const ROUND_SECONDS = 4;
const ROUNDS = 7;

/** @typedef {{ url: string, headers: Record<string, string> }} Target */
/** @typedef {{ rate: number, p99: number }} Load requests per second, and the 99th percentile in milliseconds */

/**
 * Loads several addresses in turns, so that changes in the machine's speed affect all of them alike.
 * @template {string} Name
 * @param {Record<Name, Target>} targets
 * @returns {Promise<Record<Name, Load>>} the medians of the rounds
 */
export async function load(targets) {
  const all = /** @type {[Name, Target][]} */ (Object.entries(targets));
  const rounds = new Map(all.map(([name]) => [name, /** @type {Load[]} */ ([])]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, { url, headers }] of all) {
      const result = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_SECONDS, headers });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name} failed under load: ${url}`);
      // The first round warms up.
      if (round > 0) rounds.get(name)?.push({ rate: result.requests.average, p99: result.latency.p99 });
    }
  const medians = [...rounds].map(([name, loads]) => [
    name,
    { rate: median(loads.map(({ rate }) => rate)), p99: median(loads.map(({ p99 }) => p99)) },
  ]);
  return Object.fromEntries(medians);
}
