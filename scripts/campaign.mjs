/**
 * `npm run campaign -- [properties] [faults] [stack] [--cases N] [--runs N] [--seed N] [--only F3,K1]`: the long form of
 * `npm test`. Runs every property test with 1,000 cases or more, plays every fault several times, and starts and operates
 * whole installations several times. Words select parts; by default, all run. Prints the seed, which repeats all random
 * choices, and a last line "N passed, N failed".
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { StartError } from "./stack/start-error.mjs";
import { runChecks } from "./test/run-checks.mjs";

const PARTS = ["properties", "faults", "stack"];
const text = /** @type {const} */ ({ type: "string" });

await runChecks(".linekeeper-campaign", async (folder, onStop) => {
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: { cases: text, runs: text, seed: text, only: text },
  });
  const { runStages } = await import("./test/stages.mjs");
  const { campaignStages } = await import("./test/campaign-stages.mjs");
  const { only } = values;
  const seed = wholeNumber("seed", values.seed ?? String(randomInt(1, 2 ** 31)));
  const cases = wholeNumber("cases", values.cases ?? "1000", 200);
  const runs = wholeNumber("runs", values.runs ?? "5");
  const unknown = wanted.find((word) => !PARTS.includes(word));
  if (unknown) throw new StartError(`There is no part ${unknown}. The parts are ${PARTS.join(", ")}.`);
  console.log(`Seed ${seed}`);
  return runStages(campaignStages({ cases, runs, seed, only }), { folder, wanted, onStop });
});

/** @param {string} name @param {string} given @param {number} [least] @returns {number} */
function wholeNumber(name, given, least = 1) {
  const number = Number(given);
  if (!Number.isInteger(number) || number < least)
    throw new StartError(`--${name} must be a whole number of at least ${least}.`);
  return number;
}
