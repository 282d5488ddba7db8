import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "../stack/postgres.mjs";
import { run } from "../stack/run-node.mjs";
import { tool } from "../test/tools.mjs";
import { FAST_AND_LOOSE } from "../test/vitest.mjs";
import { SETS } from "./sets.mjs";
import { addUp, linesOf, scoreOf, survivorsOf } from "./table.mjs";

/** Of all changes, the share that tests must notice, in percent. */
const ENOUGH = 85;

/**
 * Runs the chosen sets one after the other and prints, file by file, what came of it.
 * @param {{ folder: string, words: string[], onStop: import("../test/stages.mjs").OnStop }} options
 * @returns {Promise<boolean>} whether tests notice enough
 */
export async function runMutation({ folder, words, onStop }) {
  const wanted = words.filter((word) => !word.startsWith("--"));
  const unknown = wanted.filter((word) => !(word in SETS));
  if (unknown.length > 0)
    throw new Error(`There is no set ${unknown.join(", ")}; there are ${Object.keys(SETS).join(", ")}.`);
  const sets = wanted.length > 0 ? wanted : Object.keys(SETS);
  // An interrupted run leaves its copy of the project behind.
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
      if (!existsSync(report)) throw new Error(`The set ${set} came to no result.`);
      const files = addUp(JSON.parse(readFileSync(report, "utf8")));
      for (const survivor of survivorsOf(files)) console.log(survivor);
      console.log(`${set}: ${scoreOf(files)} % in ${Math.round((performance.now() - startedAt) / 1000)} s`);
      results.push(...files);
    }
  } finally {
    await database.stop();
  }
  console.log(`\n${linesOf(results).join("\n")}\n`);
  return scoreOf(results) >= ENOUGH;
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
 * The PostgreSQL that was named, or one of its own.
 * @param {string} folder @param {import("../test/stages.mjs").OnStop} onStop
 */
async function testServer(folder, onStop) {
  const named = process.env.LINEKEEPER_TEST_DATABASE_URL;
  if (named) return { url: named, stop: async () => {} };
  const postgres = await startPostgres({ folder, password: "linekeeper-test", settings: FAST_AND_LOOSE });
  onStop(postgres.stop);
  return postgres;
}
