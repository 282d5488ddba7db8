import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../stack/build.mjs";
import { claimFolder } from "../stack/claim-folder.mjs";
import { dataFolder } from "../stack/places.mjs";
import { removePostgres } from "../stack/postgres.mjs";
import { textOf } from "../stack/start-error.mjs";
import { findBrowser } from "./browser.mjs";
import { runFaults } from "./faults.mjs";
import { runJourneys } from "./journeys.mjs";
import { ACTIONS_KEY, NEXT_FOLDER, runTool, tool } from "./tools.mjs";
import { runContractTests, runOperations, runUnitTests } from "./vitest.mjs";

/**
 * What a stage came to. `output` is shown when something failed.
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 */
/** @typedef {(stop: () => Promise<void>) => void} OnStop */
/** @typedef {{ name: string, run: (work: string, onStop: OnStop) => Promise<Outcome> }} Stage */

/** @param {{ ok: boolean, output: string }} result @returns {Outcome} */
const one = ({ ok, output }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output });

/** The stages, the cheap ones first. @type {Stage[]} */
const STAGES = [
  {
    name: "format and lint",
    run: async () =>
      one(await runTool([tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."])),
  },
  {
    name: "types",
    run: async () => {
      const routes = await runTool([tool("next/dist/bin/next"), "typegen"], {
        LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
      });
      return one(
        routes.ok ? await runTool([tool("typescript/bin/tsc"), "-p", "scripts/test/tsconfig.json"]) : routes,
      );
    },
  },
  { name: "dead code", run: async () => one(await runTool([tool("knip/bin/knip.js"), "--no-progress"])) },
  { name: "unit and integration", run: runUnitTests },
  {
    name: "production build",
    run: async () => {
      await ensureBuilt({ nextFolder: NEXT_FOLDER, actionsKey: ACTIONS_KEY, say: () => {} });
      return one({ ok: true, output: "" });
    },
  },
  { name: "contract of the API over HTTP", run: runContractTests },
  { name: "start and operate", run: runOperations },
  { name: "faults", run: runFaults },
  {
    name: "journeys in the browser",
    run: async (work, onStop) => {
      const browser = await findBrowser();
      return browser.ok
        ? runJourneys(work, browser.path, onStop)
        : one({ ok: false, output: browser.reason });
    },
  },
];

/**
 * Runs the stages, or those whose names hold one of the wanted words.
 * @param {{ folder: string, wanted: string[], onStop: OnStop }} options `folder` is theirs alone
 */
export async function runStages({ folder, wanted, onStop }) {
  const total = { passed: 0, failed: 0 };
  const times = [];
  for (const [index, stage] of STAGES.entries()) {
    if (wanted.length > 0 && !wanted.some((word) => stage.name.includes(word))) continue;
    const startedAt = performance.now();
    console.log(`\n── ${stage.name}`);
    const outcome = await runStage(stage, path.join(folder, String(index)), onStop);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (outcome.failed > 0) console.log(outcome.output);
    const result = outcome.failed > 0 ? "failed" : "ok";
    const line = `${stage.name}: ${result}, ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds} s`;
    console.log(line);
    times.push(line);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  console.log(`\n${times.map((line) => `  ${line}`).join("\n")}\n`);
  return total;
}

/** @param {Stage} stage @param {string} work @param {OnStop} onStop @returns {Promise<Outcome>} */
async function runStage(stage, work, onStop) {
  try {
    await clear(work);
    return await stage.run(dataFolder(work), onStop);
  } catch (error) {
    return { passed: 0, failed: 1, output: textOf(error) };
  } finally {
    await clear(work);
  }
}

/** Removes what a run left behind, and ends what an interrupted one left running. @param {string} work */
async function clear(work) {
  if (!existsSync(work)) return;
  const below = readdirSync(work, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const folder of [work, ...below.map(({ name }) => path.join(work, name))]) {
    if (existsSync(path.join(folder, "running.json"))) await claimFolder(folder).endLeftovers();
    if (existsSync(path.join(folder, "postgres-port"))) await removePostgres(folder);
  }
  rmSync(work, { recursive: true, force: true });
}
