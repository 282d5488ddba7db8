import { chmodSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { programFolder } from "../stack/build.mjs";
import { ROOT } from "../stack/places.mjs";
import { freePort } from "../stack/ports.mjs";
import { runProgram, runStack } from "../stack/run-stack.mjs";
import { runNode } from "./run-command.mjs";

/**
 * Starts the real stack on a folder of its own, with demo data, and walks through it in a real browser.
 * @param {string} work an empty folder
 * @param {string} nextFolder a finished build
 * @param {string} browser the Chromium to use
 * @returns {Promise<{ passed: number, failed: number, output: string }>}
 */
export async function runJourneys(work, nextFolder, browser) {
  chmodSync(work, 0o711);
  const programs = programFolder(nextFolder);
  const port = await freePort(3900);
  const { DATABASE_URL: _, APP_URL: __, CARRIER: ___, ...base } = process.env;
  const stack = await runStack({
    folder: work,
    programs,
    nextFolder,
    base: { ...base, PORT: String(port), CARRIER_TIMEOUT_MS: "3000" },
    say: () => {},
    postgresSettings: ["-c", "fsync=off"],
  });
  const signIns = path.join(work, "sign-in.json");
  const report = path.join(work, "playwright.json");
  try {
    await runProgram(programs, stack.environment, ["demo", "--file", signIns]);
    const { ok, output } = await runNode([path.join(ROOT, "node_modules/@playwright/test/cli.js"), "test"], {
      E2E_BASE_URL: stack.address,
      E2E_SIGN_INS: signIns,
      E2E_BROWSER: browser,
      E2E_CARRIER_URL: stack.environment.TWILIO_API_BASE_URL,
      E2E_CARRIER_TOKEN: stack.environment.LOCAL_CARRIER_CONTROL_TOKEN,
      E2E_DATABASE_URL: stack.environment.DATABASE_URL,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const log = path.join(work, "log.jsonl");
    const tail =
      ok || !existsSync(log)
        ? ""
        : `\nThe end of the stack's log:\n${readFileSync(log, "utf8").split("\n").slice(-30).join("\n")}`;
    if (!existsSync(report)) return { passed: 0, failed: 1, output: output + tail };
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: ok ? failed : Math.max(1, failed), output: output + tail };
  } finally {
    await stack.stop();
  }
}
