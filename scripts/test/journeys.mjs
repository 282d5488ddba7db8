import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { programFolder } from "../stack/build.mjs";
import { freePort } from "../stack/ports.mjs";
import { runProgram, runStack } from "../stack/run-stack.mjs";
import { NEXT_FOLDER, runTool, tool } from "./tools.mjs";

/** What of the surroundings would send the journeys to somebody else's stack. */
const NOT_OURS = [
  "DATABASE_URL",
  "APP_URL",
  "CARRIER",
  "LINEKEEPER_DATA_DIR",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
];

/** Nothing is flushed to the disk, but what is committed outlives a killed PostgreSQL, as the journeys expect. */
const FAST = ["fsync=off", "full_page_writes=off", "max_connections=300"];

/**
 * Starts the real stack on a folder of its own, with demo data, and walks through it in a real browser.
 * @param {string} work an empty folder
 * @param {string} browser the Chromium to use
 * @param {import("./stages.mjs").OnStop} onStop
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
export async function runJourneys(work, browser, onStop) {
  const programs = programFolder(NEXT_FOLDER);
  const surroundings = Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name));
  const stack = await runStack({
    folder: work,
    programs,
    nextFolder: NEXT_FOLDER,
    base: {
      ...Object.fromEntries(surroundings),
      NODE_ENV: "production",
      PORT: String(await freePort(3900)),
      CARRIER_TIMEOUT_MS: "3000",
    },
    say: () => {},
    postgresSettings: FAST,
    onStop,
  });
  try {
    const signIns = path.join(work, "sign-in.json");
    await runProgram(programs, stack.environment, ["demo", "--file", signIns]);
    return await runPlaywright(work, {
      E2E_BASE_URL: stack.address,
      E2E_SIGN_INS: signIns,
      E2E_BROWSER: browser,
      E2E_CARRIER_URL: stack.environment.TWILIO_API_BASE_URL,
      E2E_CARRIER_ACCOUNT: stack.environment.TWILIO_ACCOUNT_SID,
      E2E_CARRIER_AUTH: stack.environment.TWILIO_AUTH_TOKEN,
      E2E_CARRIER_TOKEN: stack.environment.LOCAL_CARRIER_CONTROL_TOKEN,
      E2E_DATABASE_URL: stack.environment.DATABASE_URL,
    });
  } finally {
    await stack.stop();
  }
}

/**
 * @param {string} work
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
async function runPlaywright(work, environment) {
  const report = path.join(work, "playwright.json");
  const { ok, output } = await runTool([tool("@playwright/test/cli.js"), "test"], {
    ...environment,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const withLog = ok
    ? output
    : `${output}\nThe end of the stack's log:\n${endOf(path.join(work, "log.jsonl"))}`;
  if (!existsSync(report)) return { passed: 0, failed: 1, output: withLog };
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: ok ? failed : Math.max(1, failed), output: withLog };
}

/** @param {string} file */
function endOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-30).join("\n") : "";
}
