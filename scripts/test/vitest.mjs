import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../stack/places.mjs";
import { startPostgres } from "../stack/postgres.mjs";
import { nameWithError } from "./outcome.mjs";
import { ACTIONS_KEY, ensureTestBuild, NEXT_FOLDER, runTool, tool } from "./tools.mjs";

/** Faster settings for PostgreSQL: test data need not survive a crash, and tests create many databases. */
export const FAST_SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
];

/** The tests of the API's contract. Run with the usual configuration, they call the routes in their own process. */
export const OVER_HTTP = ["lib/api/**/*-api.test.ts", "lib/api/published-examples/*.test.ts"];

/**
 * Runs the tests that are beside the code they test, except those of the API's contract.
 * @param {string} work an empty folder
 * @param {import("./outcome.mjs").OnStop} onStop
 */
export function runUnitTests(work, onStop) {
  return runOnPostgres(
    work,
    OVER_HTTP.flatMap((files) => ["--exclude", files]),
    onStop,
  );
}

/**
 * Runs the tests of the API's contract, each file on its own web server.
 * @param {string} work an empty folder
 * @param {import("./outcome.mjs").OnStop} onStop
 */
export async function runContractTests(work, onStop) {
  await ensureTestBuild();
  return runOnPostgres(work, ["--config", "scripts/test/over-http.config.ts"], onStop);
}

/**
 * Runs property tests with the given number of cases and seed, without a time limit.
 * @param {string} work an empty folder
 * @param {import("./outcome.mjs").OnStop} onStop
 * @param {{ files: string[], cases: number, seed: number }} options
 */
export function runPropertyTests(work, onStop, { files, cases, seed }) {
  return runOnPostgres(work, [...files, "--testTimeout=0"], onStop, {
    LINEKEEPER_PROPERTY_RUNS: String(cases),
    LINEKEEPER_PROPERTY_SEED: String(seed),
  });
}

/**
 * @param {string} work
 * @param {string[]} args
 * @param {import("./outcome.mjs").OnStop} onStop
 * @param {Record<string, string>} [environment]
 * @returns {Promise<import("./outcome.mjs").Outcome>}
 */
async function runOnPostgres(work, args, onStop, environment = {}) {
  const postgres = await startPostgres({
    folder: work,
    password: "linekeeper-test",
    settings: FAST_SETTINGS,
  });
  onStop(postgres.stop);
  try {
    return await runVitest(work, args, {
      LINEKEEPER_TEST_DATABASE_URL: postgres.url,
      LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
      ...environment,
    });
  } finally {
    await postgres.stop();
  }
}

/**
 * Starts, kills and operates whole installations, as an operator would.
 * @param {string} work an empty folder
 */
export async function runOperations(work) {
  await ensureTestBuild();
  return runVitest(work, ["--config", "e2e/operations/vitest.config.ts"], {
    OPERATIONS_FOLDER: work,
    LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
    // A start with another key would build anew, under the feet of everything that runs on this build.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTIONS_KEY,
  });
}

/**
 * @param {string} work
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<import("./outcome.mjs").Outcome>}
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
  const { numPassedTests, numFailedTests, testResults } = readReport(report);
  return {
    passed: numPassedTests,
    // A file that cannot be loaded has no failed test, but the run has failed.
    failed: ok ? numFailedTests : Math.max(1, numFailedTests),
    output,
    failures: testResults.flatMap(failuresOf),
  };
}

/**
 * What is read of a report by Vitest's JSON reporter.
 * @typedef {{ name: string, status: string, message: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }} FileResult
 */

/** @param {string} report @returns {{ numPassedTests: number, numFailedTests: number, testResults: FileResult[] }} */
const readReport = (report) => JSON.parse(readFileSync(report, "utf8"));

/** The failed tests of a file as "file: title", or the file alone if it could not be loaded. @param {FileResult} result */
export function failuresOf({ name, status, message, assertionResults }) {
  const file = path.relative(ROOT, name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0 && status === "failed") return [nameWithError(file, message)];
  return failed.map(({ fullName, failureMessages: [error] }) => nameWithError(`${file}: ${fullName}`, error));
}
