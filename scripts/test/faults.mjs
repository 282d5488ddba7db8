import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { nameWithError } from "./outcome.mjs";
import { ensureTestBuild, NEXT_FOLDER, runTool } from "./tools.mjs";

/** Two at a time: a fault spends half its time waiting for leases to end and processes to start. */
const SHARES = ["1/2", "2/2"];

/**
 * Plays the faults of `npm run faults` on the test run's build.
 * @param {string} work an empty folder
 * @param {string[]} args arguments of faults/run.mjs
 * @returns {Promise<import("./outcome.mjs").Outcome>}
 */
export async function runFaults(work, args) {
  await ensureTestBuild();
  const shares = await Promise.all(
    SHARES.map((share, index) => playShare(path.join(work, `stack-${index}`), [...args, "--share", share])),
  );
  return {
    passed: shares.reduce((sum, { passed }) => sum + passed, 0),
    failed: shares.reduce((sum, { failed }) => sum + failed, 0),
    output: shares.map(({ output }) => output).join("\n"),
    failures: shares.flatMap(({ failures = [] }) => failures),
  };
}

/** @param {string} folder @param {string[]} args @returns {Promise<import("./outcome.mjs").Outcome>} */
async function playShare(folder, args) {
  const report = `${folder}.json`;
  const places = ["--folder", folder, "--next", NEXT_FOLDER, "--json", report];
  const { ok, output } = await runTool(["faults/run.mjs", ...args, ...places]);
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  /** @type {{ rows: import("../../faults/campaign.mjs").Row[] }} */
  const { rows } = JSON.parse(readFileSync(report, "utf8"));
  const failures = rows.flatMap(({ id, title, violations: [violation] }) =>
    violation ? [nameWithError(`${id}: ${title}`, violation.text)] : [],
  );
  const failed = failures.length;
  return { passed: rows.length - failed, failed: ok ? failed : Math.max(1, failed), output, failures };
}
