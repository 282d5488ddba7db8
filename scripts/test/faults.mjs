import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../stack/build.mjs";
import { ACTIONS_KEY, NEXT_FOLDER, runTool } from "./tools.mjs";

/** A campaign waits half of its time, for leases to end and processes to start: two of them fill two cores. */
const SHARES = ["1/2", "2/2"];

/**
 * Plays every fault of `npm run faults` once, on the test run's own build.
 * @param {string} work an empty folder
 * @returns {Promise<import("./stages.mjs").Outcome>}
 */
export async function runFaults(work) {
  await ensureBuilt({ nextFolder: NEXT_FOLDER, actionsKey: ACTIONS_KEY, say: () => {} });
  const shares = await Promise.all(
    SHARES.map((share, index) => playShare(share, path.join(work, `stack-${index}`))),
  );
  return {
    passed: shares.reduce((sum, { passed }) => sum + passed, 0),
    failed: shares.reduce((sum, { failed }) => sum + failed, 0),
    output: shares.map(({ output }) => output).join("\n"),
  };
}

/** @param {string} share @param {string} folder @returns {Promise<import("./stages.mjs").Outcome>} */
async function playShare(share, folder) {
  const report = `${folder}.json`;
  const played = ["--runs", "1", "--share", share];
  const places = ["--folder", folder, "--next", NEXT_FOLDER, "--json", report];
  const { ok, output } = await runTool(["faults/run.mjs", ...played, ...places]);
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  /** @type {{ rows: import("../../faults/campaign.mjs").Row[] }} */
  const { rows } = JSON.parse(readFileSync(report, "utf8"));
  const failed = rows.filter(({ violations }) => violations.length > 0).length;
  return { passed: rows.length - failed, failed: ok ? failed : Math.max(1, failed), output };
}
