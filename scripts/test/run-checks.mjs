import { claimFolder } from "../stack/claim-folder.mjs";
import { ensureInstalled } from "../stack/install.mjs";
import { requireNode } from "../stack/node-version.mjs";
import { dataFolder } from "../stack/places.mjs";
import { textOf } from "../stack/start-error.mjs";
import { untilStopped } from "../stack/until-stopped.mjs";

/**
 * Runs checks as a program: installs what they need, claims a folder for them, prints the counts in its last line, and
 * exits with 1 if a check failed or none ran. Imports no packages until they are installed.
 * @param {string} place the folder, relative to the project's
 * @param {(folder: string, onStop: import("./stages.mjs").OnStop) => Promise<{ passed: number, failed: number }>} run
 */
export function runChecks(place, run) {
  return untilStopped(async (onStop) => {
    let passed = 0;
    let failed = 0;
    try {
      requireNode();
      const folder = dataFolder(place);
      const claim = claimFolder(folder);
      onStop(async () => claim.drop());
      await ensureInstalled();
      ({ passed, failed } = await run(folder, onStop));
      claim.drop();
    } catch (error) {
      console.error(textOf(error));
      failed += 1;
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed > 0 || passed === 0 ? 1 : 0);
  }, 130);
}
