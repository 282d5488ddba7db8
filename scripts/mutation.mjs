/**
 * `npm run mutation`: changes the code of the order of a purchase, the limits, the rules of attaching and the tables of
 * permissions in small ways, one at a time, and counts how many of the changes the tests notice. Words after
 * `npm run mutation --` choose sets; `--changed` takes what an earlier run has found where nothing has changed since.
 * Exits with 1 below 85 %.
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
