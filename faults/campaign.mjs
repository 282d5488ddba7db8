import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CarrierLedger } from "./carrier.mjs";
import { randomFrom } from "./random.mjs";
import { World } from "./world.mjs";

/** No run takes longer than this, even if four campaigns share two cores. */
const RUN_WITHIN_MS = 300_000;

/** The result of a fault. @typedef {{ id: string, title: string, runs: number, kills: number, violations: { run: number, seed: string, text: string }[], longestMs: number, seconds: number }} Row */

/**
 * Plays each fault the given number of times, and checks the laws after each run.
 * @param {{ stack: import("./stack/stack.mjs").Stack, scenarios: import("./scenario.mjs").Scenario[], runs: number, first: number, seed: string, onRow?: (row: Row, run: number) => void }} options
 *   `first` is the number of the first run
 * @returns {Promise<Row[]>}
 */
export async function runCampaign({ stack, scenarios, runs, first, seed, onRow = () => {} }) {
  const carrier = new CarrierLedger(stack, shuffled(areaCodes(), randomFrom(`codes ${seed}`)));
  /** @type {Row[]} */
  const rows = scenarios.map(({ id, title }) => ({
    id,
    title,
    runs: 0,
    kills: 0,
    violations: [],
    longestMs: 0,
    seconds: 0,
  }));
  for (let run = first; run < first + runs; run++)
    for (const [index, scenario] of scenarios.entries()) {
      const row = rows[index];
      if (!row) continue;
      const startedAt = performance.now();
      const random = randomFrom(`${seed} ${scenario.id} ${run}`);
      const world = new World({ stack, carrier, random, run });
      const ended = await play(scenario, world);
      row.runs += 1;
      row.kills += world.kills;
      row.longestMs = Math.max(row.longestMs, world.longest);
      row.seconds += (performance.now() - startedAt) / 1000;
      row.violations.push(...world.violations.map((text) => ({ run, seed, text })));
      onRow(row, run);
      // A run that hangs would interfere with the runs after it, so the campaign ends.
      if (!ended) return rows;
    }
  return rows;
}

/**
 * @param {import("./scenario.mjs").Scenario} scenario
 * @param {World} world
 * @returns {Promise<boolean>} whether it ended
 */
async function play(scenario, world) {
  let ended = true;
  try {
    await world.begin();
    ended = await within(scenario.run(world));
    if (!ended) world.violations.push(`The run did not end within ${RUN_WITHIN_MS / 1000} s.`);
  } catch (error) {
    world.violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  try {
    await world.heal();
    await world.settle();
    await world.judge();
  } catch (error) {
    world.violations.push(`The laws could not be checked: ${error instanceof Error ? error.stack : error}`);
  }
  return ended;
}

/** @param {Promise<void>} work @returns {Promise<boolean>} whether it ended in time */
async function within(work) {
  const stop = new AbortController();
  const late = delay(RUN_WITHIN_MS, false, { signal: stop.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    stop.abort();
  }
}

/** US area codes in service. @returns {string[]} */
function areaCodes() {
  const file = new URL("../lib/geo/data/us-area-codes.json", import.meta.url);
  /** @type {{ code: string, country: string, inService: boolean }[]} */
  const all = JSON.parse(readFileSync(file, "utf8"));
  return all.filter(({ country, inService }) => country === "US" && inService).map(({ code }) => code);
}

/** @template T @param {T[]} list @param {import("./random.mjs").Random} random */
function shuffled(list, random) {
  return list
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
