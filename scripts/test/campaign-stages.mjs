import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../stack/places.mjs";
import { runFaults } from "./faults.mjs";
import { runOperations, runPropertyTests } from "./vitest.mjs";

/**
 * The stages of `npm run campaign`.
 * @param {{ cases: number, runs: number, seed: number, only?: string }} options `cases` per property; `runs` per fault and
 *   per test of a whole installation; `only` names the faults to play, by default all
 * @returns {import("./stages.mjs").Stage[]}
 */
export function campaignStages({ cases, runs, seed, only }) {
  return [
    {
      name: "properties",
      run: (work, onStop) => printed(runPropertyTests(work, onStop, { files: propertyTests(), cases, seed })),
    },
    {
      name: "faults",
      run: (work) => {
        const selection = only ? ["--only", only] : [];
        return printed(runFaults(work, ["--runs", String(runs), "--seed", String(seed), ...selection]));
      },
    },
    ...Array.from({ length: runs }, (_, run) => ({
      name: `stack ${run + 1}`,
      run: (/** @type {string} */ work) => runOperations(work),
    })),
  ];
}

/**
 * Prints the output also if nothing failed: a campaign's output is its report.
 * @param {Promise<import("./stages.mjs").Outcome>} running
 */
async function printed(running) {
  const outcome = await running;
  if (outcome.failed === 0) console.log(outcome.output);
  return outcome;
}

/** The files with property tests: those that call `propertyRuns`. @returns {string[]} */
function propertyTests() {
  return ["app", "components", "lib", "db", "scripts", "bin"]
    .flatMap((top) =>
      readdirSync(path.join(ROOT, top), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(top, file),
      ),
    )
    .filter(
      (file) =>
        /\.test\.tsx?$/.test(file) && readFileSync(path.join(ROOT, file), "utf8").includes("propertyRuns("),
    );
}
