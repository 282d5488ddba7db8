/**
 * `npm test`: every check, each stage with its time, whatever the others came to. The last line counts the tests; a
 * stage that is not a test run counts as one. Uses databases, ports and folders of its own, beside a running instance.
 * Words after `npm test --` choose the stages whose names hold one of them.
 */
import { claimFolder } from "./stack/claim-folder.mjs";
import { ensureInstalled } from "./stack/install.mjs";
import { requireNode } from "./stack/node-version.mjs";
import { dataFolder } from "./stack/places.mjs";
import { textOf } from "./stack/start-error.mjs";
import { untilStopped } from "./stack/until-stopped.mjs";

await untilStopped(async (onStop) => {
  let passed = 0;
  let failed = 0;
  try {
    requireNode();
    const folder = dataFolder(".linekeeper-test");
    const claim = claimFolder(folder);
    onStop(async () => claim.drop());
    await ensureInstalled();
    const { runStages } = await import("./test/stages.mjs");
    ({ passed, failed } = await runStages({ folder, wanted: process.argv.slice(2), onStop }));
    claim.drop();
  } catch (error) {
    console.error(textOf(error));
    failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}, 130);
