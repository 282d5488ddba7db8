import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CARRIER_VARIABLES } from "../stack/environment.mjs";
import { freePort } from "../stack/ports.mjs";
import { runProgram, runStack } from "../stack/run-stack.mjs";
import { nameWithError } from "./outcome.mjs";
import { ensureTestBuild, NEXT_FOLDER, runTool, tool } from "./tools.mjs";

/** Variables that are not inherited, because they would point the journeys at another installation. */
const NOT_INHERITED = [
  "DATABASE_URL",
  "APP_URL",
  "LINEKEEPER_DATA_DIR",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
  ...CARRIER_VARIABLES,
];

/** PostgreSQL does not flush to disk, but committed data still survives if it is killed, as the journeys expect. */
const POSTGRES_SETTINGS = ["fsync=off", "full_page_writes=off", "max_connections=300"];

const NOTHING_RAN = { passed: 0, failed: 0, failures: [], retried: [] };

/**
 * What is read of a report by Playwright's JSON reporter. `flaky` is a test that passed when it was tried again.
 * @typedef {{ status: string, results: { error?: { message?: string } }[] }} Test
 * @typedef {{ title: string, specs: { title: string, tests: Test[] }[], suites?: Suite[] }} Suite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, suites: Suite[] }} Report
 */

/** The projects of `playwright.config.ts`, in sequence. */
export const PROJECTS = ["pictures", "journeys", "carrier", "database"];

/**
 * Starts a whole installation with demo data, and runs the journeys against it in a real browser.
 * @param {string} work an empty folder
 * @param {string} browser the Chromium to use
 * @param {import("./outcome.mjs").OnStop} onStop
 * @returns {Promise<import("./outcome.mjs").Outcome>}
 */
export async function runJourneys(work, browser, onStop) {
  const { programs } = await ensureTestBuild();
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
  const stack = await runStack({
    folder: work,
    programs,
    nextFolder: NEXT_FOLDER,
    base: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      PORT: String(await freePort(3900)),
      CARRIER_TIMEOUT_MS: "3000",
    },
    say: () => {},
    postgresSettings: POSTGRES_SETTINGS,
    onStop,
  });
  try {
    const signIns = path.join(work, "sign-in.json");
    await runProgram(programs, stack.environment, ["demo", "--file", signIns]);
    const environment = {
      E2E_BASE_URL: stack.address,
      E2E_SIGN_INS: signIns,
      E2E_BROWSER: browser,
      E2E_CARRIER_URL: stack.environment.LOCAL_CARRIER_URL,
      E2E_CARRIER_ACCOUNT: stack.environment.LOCAL_CARRIER_ACCOUNT,
      E2E_CARRIER_AUTH: stack.environment.LOCAL_CARRIER_TOKEN,
      E2E_CARRIER_TOKEN: stack.environment.LOCAL_CARRIER_CONTROL_TOKEN,
      E2E_DATABASE_URL: stack.environment.DATABASE_URL,
    };
    const outcome = await runEachProject((project) => runProject(project, work, environment));
    if (outcome.failed === 0) return outcome;
    const log = endOf(path.join(work, "log.jsonl"));
    return { ...outcome, output: `${outcome.output}\nThe end of the stack's log:\n${log}` };
  } finally {
    await stack.stop();
  }
}

/**
 * Runs one project of Playwright.
 * @param {string} project
 * @param {string} work
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<import("./outcome.mjs").Outcome>}
 */
async function runProject(project, work, environment) {
  const report = path.join(work, `playwright-${project}.json`);
  // A run empties its folder first, so each has its own.
  const results = path.join("test-results", "runs", project);
  const asked = ["test", "--project", project, "--no-deps", "--output", results];
  const { ok, output } = await runTool([tool("@playwright/test/cli.js"), ...asked], {
    ...environment,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, "utf8"))) : NOTHING_RAN;
  return { ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed), output };
}

/**
 * Runs the projects one after another, each whether the ones before it passed or not: their order matters for what they
 * do to the stack, but a failed journey says nothing about a carrier that is down.
 * @param {(project: string) => Promise<import("./outcome.mjs").Outcome>} run
 * @returns {Promise<import("./outcome.mjs").Outcome>} all results, added up
 */
export async function runEachProject(run) {
  const outcomes = [];
  for (const project of PROJECTS) outcomes.push(await run(project));
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    output: outcomes.map(({ output }) => output).join(""),
    failures: outcomes.flatMap(({ failures = [] }) => failures),
    retried: outcomes.flatMap(({ retried = [] }) => retried),
  };
}

/**
 * Counts and names the tests of a report by Playwright's JSON reporter.
 * @param {Report} report
 */
export function countsOf({ stats, suites }) {
  const specs = suites.flatMap((suite) => specsOf(suite, []));
  const named = (/** @type {string} */ status) =>
    specs.flatMap(({ name, tests }) =>
      tests
        .filter((test) => test.status === status)
        .map(({ results }) => nameWithError(name, results.find(({ error }) => error)?.error?.message)),
    );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: named("unexpected"),
    retried: named("flaky"),
  };
}

/**
 * @param {Suite} suite
 * @param {string[]} titles of the suites around it, the file first
 * @returns {{ name: string, tests: Test[] }[]}
 */
function specsOf({ title, specs, suites = [] }, titles) {
  const path = [...titles, title];
  const own = specs.map(({ title, tests }) => {
    const [file, ...groups] = path;
    return { name: `${file}: ${[...groups, title].join(" > ")}`, tests };
  });
  return [...own, ...suites.flatMap((suite) => specsOf(suite, path))];
}

/** The last lines of a log, each shortened: a stack trace must not push a test's error out of sight. @param {string} file */
function endOf(file) {
  if (!existsSync(file)) return "";
  const lines = readFileSync(file, "utf8").split("\n").slice(-30);
  return lines.map((line) => line.slice(0, 300)).join("\n");
}
