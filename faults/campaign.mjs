import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CarrierLedger } from "./carrier.mjs";
import { randomFrom } from "./random.mjs";
import { World } from "./world.mjs";

/** Nothing that a run does takes longer; what hangs is ended and counted as broken. */
const RUN_WITHIN_MS = 90_000;

/** What a fault came to. @typedef {{ id: string, title: string, runs: number, kills: number, violations: { run: number, seed: string, text: string }[], longestMs: number, seconds: number }} Row */

/**
 * Plays faults, each so often, and judges after each run.
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
      await play(scenario, world);
      row.runs += 1;
      row.kills += world.kills;
      row.longestMs = Math.max(row.longestMs, world.longest);
      row.seconds += (performance.now() - startedAt) / 1000;
      row.violations.push(...world.violations.map((text) => ({ run, seed, text })));
      onRow(row, run);
    }
  return rows;
}

/** @param {import("./scenario.mjs").Scenario} scenario @param {World} world */
async function play(scenario, world) {
  try {
    await world.begin();
    await within(scenario.run(world));
  } catch (error) {
    world.violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  try {
    await world.heal();
    await world.settle();
    await world.judge();
  } catch (error) {
    world.violations.push(`It could not be judged: ${error instanceof Error ? error.stack : error}`);
  }
}

/** @param {Promise<void>} work */
async function within(work) {
  const stop = new AbortController();
  const late = delay(RUN_WITHIN_MS, "late", { signal: stop.signal }).catch(() => "");
  const first = await Promise.race([work, late]);
  stop.abort();
  if (first === "late") throw new Error(`The run did not end within ${RUN_WITHIN_MS / 1000} s.`);
}

/** US codes in service. @returns {string[]} */
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
