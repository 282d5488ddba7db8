import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "../stack/postgres.mjs";
import { NEXT_FOLDER, runTool, tool } from "./tools.mjs";

/** Nothing here has to outlive a power cut, and tests make many databases. */
export const FAST_AND_LOOSE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
];

/** What clients of the API can rely on. Run by itself, a file of these calls the routes within its own process. */
export const OVER_HTTP = ["lib/api/**/*-api.test.ts", "lib/api/published-examples/*.test.ts"];

/**
 * Runs the tests that lie beside what they test, but for those of the API's contract.
 * @param {string} work an empty folder
 * @param {import("./stages.mjs").OnStop} onStop
 */
export function runUnitTests(work, onStop) {
  return runOnPostgres(
    work,
    OVER_HTTP.flatMap((files) => ["--exclude", files]),
    onStop,
  );
}

/**
 * Runs the tests of the API's contract, each file on a web server of its own.
 * @param {string} work an empty folder
 * @param {import("./stages.mjs").OnStop} onStop
 */
export function runContractTests(work, onStop) {
  return runOnPostgres(work, ["--config", "scripts/test/over-http.config.ts"], onStop);
}

/**
 * @param {string} work
 * @param {string[]} args
 * @param {import("./stages.mjs").OnStop} onStop
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
async function runOnPostgres(work, args, onStop) {
  const postgres = await startPostgres({
    folder: work,
    password: "linekeeper-test",
    settings: FAST_AND_LOOSE,
  });
  onStop(postgres.stop);
  try {
    return await runVitest(work, args, {
      LINEKEEPER_TEST_DATABASE_URL: postgres.url,
      LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
    });
  } finally {
    await postgres.stop();
  }
}

/**
 * Starts, kills and operates installations on folders of their own, as an operator would.
 * @param {string} work an empty folder
 */
export async function runOperations(work) {
  return runVitest(work, ["--config", "e2e/operations/vitest.config.ts"], {
    OPERATIONS_FOLDER: work,
    LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
  });
}

/**
 * @param {string} work
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
export async function runVitest(work, args, environment) {
  const report = path.join(work, "vitest.json");
  const { ok, output } = await runTool(
    [
      tool("vitest/vitest.mjs"),
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { NODE_ENV: "test", ...environment },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  /** @type {{ numPassedTests: number, numFailedTests: number }} */
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot even be loaded has no failed test, but the run has failed.
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests), output };
}
