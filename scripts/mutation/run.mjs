import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "../stack/postgres.mjs";
import { run } from "../stack/run-node.mjs";
import { tool } from "../test/tools.mjs";
import { FAST_SETTINGS } from "../test/vitest.mjs";
import { SETS } from "./sets.mjs";
import { countByFile, scoreOf, survivorsOf, tableOf } from "./table.mjs";

/** The share of mutants that the tests must notice, in percent. */
const MIN_SCORE = 85;

/**
 * Runs the chosen sets one after the other and prints the results by file.
 * @param {{ folder: string, words: string[], onStop: import("../test/outcome.mjs").OnStop }} options
 * @returns {Promise<boolean>} whether the tests noticed enough mutants
 */
export async function runMutation({ folder, words, onStop }) {
  const wanted = words.filter((word) => !word.startsWith("--"));
  const unknown = wanted.filter((word) => !(word in SETS));
  if (unknown.length > 0)
    throw new Error(`There is no set ${unknown.join(", ")}; there are ${Object.keys(SETS).join(", ")}.`);
  const sets = wanted.length > 0 ? wanted : Object.keys(SETS);
  // An interrupted run may have left its copy of the project behind.
  rmSync(path.join(folder, "sandboxes"), { recursive: true, force: true });
  const database = await testServer(folder, onStop);
  /** @type {import("./table.mjs").FileResult[]} */
  const results = [];
  try {
    for (const set of sets) {
      const startedAt = performance.now();
      console.log(`\n── ${set}`);
      await runSet(set, folder, database.url, words.includes("--changed"));
      const report = path.join(folder, `${set}.json`);
      if (!existsSync(report)) throw new Error(`The set ${set} produced no report.`);
      const files = countByFile(JSON.parse(readFileSync(report, "utf8")));
      for (const survivor of survivorsOf(files)) console.log(survivor);
      console.log(`${set}: ${scoreOf(files)} % in ${Math.round((performance.now() - startedAt) / 1000)} s`);
      results.push(...files);
    }
  } finally {
    await database.stop();
  }
  console.log(`\n${tableOf(results).join("\n")}\n`);
  return scoreOf(results) >= MIN_SCORE;
}

/** @param {string} set @param {string} folder @param {string} databaseUrl @param {boolean} onlyChanged */
async function runSet(set, folder, databaseUrl, onlyChanged) {
  rmSync(path.join(folder, `${set}.json`), { force: true });
  await run(
    process.execPath,
    [
      tool("@stryker-mutator/core/bin/stryker.js"),
      "run",
      "scripts/mutation/stryker.config.mjs",
      ...(onlyChanged ? [] : ["--force"]),
    ],
    {
      show: true,
      env: { ...process.env, MUTATION_SET: set, LINEKEEPER_TEST_DATABASE_URL: databaseUrl, NODE_ENV: "test" },
    },
  );
}

/**
 * The PostgreSQL named in LINEKEEPER_TEST_DATABASE_URL, or one started for this run.
 * @param {string} folder @param {import("../test/outcome.mjs").OnStop} onStop
 */
async function testServer(folder, onStop) {
  const given = process.env.LINEKEEPER_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const postgres = await startPostgres({ folder, password: "linekeeper-test", settings: FAST_SETTINGS });
  onStop(postgres.stop);
  return postgres;
}
