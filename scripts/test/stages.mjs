import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "../stack/claim-folder.mjs";
import { dataFolder } from "../stack/places.mjs";
import { removePostgres } from "../stack/postgres.mjs";
import { textOf } from "../stack/start-error.mjs";
import { findBrowser } from "./browser.mjs";
import { runFaults } from "./faults.mjs";
import { runJourneys } from "./journeys.mjs";
import { ensureTestBuild, NEXT_FOLDER, runTool, tool } from "./tools.mjs";
import { runContractTests, runOperations, runUnitTests } from "./vitest.mjs";

/** @typedef {import("./outcome.mjs").Outcome} Outcome */
/** @typedef {import("./outcome.mjs").OnStop} OnStop */
/** @typedef {{ name: string, run: (work: string, onStop: OnStop) => Promise<Outcome> }} Stage */

/** @param {{ ok: boolean, output: string }} result @returns {Outcome} */
const one = ({ ok, output }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output });

/**
 * The stages of `npm test`, the fast ones first. An inner list has lanes, which run at the same time; the stages of a lane
 * run one after another. Tests of whole installations share lanes because they mostly wait for processes.
 * @type {(Stage | Stage[][])[]}
 */
export const STAGES = [
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
      const client = routes.ok ? await runTool(["scripts/api-types.mjs"]) : routes;
      return one(
        client.ok ? await runTool([tool("typescript/bin/tsc"), "-p", "scripts/test/tsconfig.json"]) : client,
      );
    },
  },
  { name: "dead code", run: async () => one(await runTool([tool("knip/bin/knip.js"), "--no-progress"])) },
  { name: "unit and integration", run: runUnitTests },
  {
    name: "production build",
    run: async () => {
      await ensureTestBuild();
      return one({ ok: true, output: "" });
    },
  },
  [
    [{ name: "start and operate", run: runOperations }],
    [
      { name: "contract of the API over HTTP", run: runContractTests },
      { name: "faults", run: (work) => runFaults(work, ["--runs", "1", "--skip-campaign-only"]) },
    ],
  ],
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
 * Runs the stages one after another. If `wanted` has words, runs only stages whose names contain one of them.
 * @param {(Stage | Stage[][])[]} stages
 * @param {{ folder: string, wanted: string[], onStop: OnStop }} options `folder` is used by nothing else
 */
export async function runStages(stages, { folder, wanted, onStop }) {
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const times = [];
  /** @type {string[]} */
  const names = [];
  const isWanted = ({ name = "" }) => wanted.length === 0 || wanted.some((word) => name.includes(word));
  const play = async (/** @type {Stage} */ stage) => {
    const startedAt = performance.now();
    console.log(`\n── ${stage.name}`);
    const outcome = await runStage(stage, path.join(folder, stage.name.replaceAll(" ", "-")), onStop);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (outcome.failed > 0) {
      console.log(outcome.output);
      names.push(...(outcome.failures ?? []).map((name) => `failed: ${name}`));
    }
    names.push(...(outcome.retried ?? []).map((name) => `passed on the second try: ${name}`));
    const result = outcome.failed > 0 ? "failed" : "ok";
    const line = `${stage.name}: ${result}, ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds} s`;
    console.log(line);
    times.push(line);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  };
  const playLane = async (/** @type {Stage[]} */ lane) => {
    for (const stage of lane.filter(isWanted)) await play(stage);
  };
  for (const entry of stages) await Promise.all((Array.isArray(entry) ? entry : [[entry]]).map(playLane));
  // Last, so that it is there where only the end of a run is kept.
  console.log(`\n${[...times, ...names].map((line) => `  ${line}`).join("\n")}\n`);
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

/** Deletes the files of an earlier run, and ends processes that it left running. @param {string} work */
async function clear(work) {
  if (!existsSync(work)) return;
  const below = readdirSync(work, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const folder of [work, ...below.map(({ name }) => path.join(work, name))]) {
    if (existsSync(path.join(folder, "running.json"))) await claimFolder(folder).endLeftovers();
    if (existsSync(path.join(folder, "postgres-port"))) await removePostgres(folder);
  }
  rmSync(work, { recursive: true, force: true });
}
