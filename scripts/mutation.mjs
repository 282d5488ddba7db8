/**
 * `npm run mutation`: mutation testing of orders, limits, attachment rules and permissions. Makes small changes to their
 * code, one at a time, and counts how many the tests notice. Arguments choose sets; `--changed` reuses an earlier run's
 * results for unchanged code. Exits with 1 below 85 %.
 */
import { claimFolder } from "./stack/claim-folder.mjs";
import { ensureInstalled } from "./stack/install.mjs";
import { requireNode } from "./stack/node-version.mjs";
import { dataFolder } from "./stack/places.mjs";
import { untilStopped } from "./stack/until-stopped.mjs";

await untilStopped(async (onStop) => {
  requireNode();
  const folder = dataFolder(".mutation");
  const claim = claimFolder(folder);
  onStop(async () => claim.drop());
  await ensureInstalled();
  const { runMutation } = await import("./mutation/run.mjs");
  const isEnough = await runMutation({ folder, words: process.argv.slice(2), onStop });
  claim.drop();
  process.exit(isEnough ? 0 : 1);
}, 130);
