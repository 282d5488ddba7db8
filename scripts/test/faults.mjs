import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { NEXT_FOLDER, runTool } from "./tools.mjs";

/**
 * Plays every fault of `npm run faults` once, on the test run's own build.
 * @param {string} work an empty folder
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
export async function runFaults(work) {
  const report = path.join(work, "faults.json");
  const folder = path.join(work, "stack");
  const options = ["--runs", "1", "--folder", folder, "--next", NEXT_FOLDER, "--json", report];
  const { ok, output } = await runTool(["faults/run.mjs", ...options]);
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  /** @type {{ rows: import("../../faults/campaign.mjs").Row[] }} */
  const { rows } = JSON.parse(readFileSync(report, "utf8"));
  const failed = rows.filter(({ violations }) => violations.length > 0).length;
  return { passed: rows.length - failed, failed: ok ? failed : Math.max(1, failed), output };
}
