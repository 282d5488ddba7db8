/**
 * `npm test`: runs every stage, also after a failure, and prints its time. The last line counts the tests; a stage without
 * tests counts as one. Uses its own databases, ports and folder, so it can run beside a running instance. Words after
 * `npm test --` select the stages whose names contain one of them.
 */
import { runChecks } from "./test/run-checks.mjs";

await runChecks(".linekeeper-test", async (folder, onStop) => {
  const { runStages, STAGES } = await import("./test/stages.mjs");
  return runStages(STAGES, { folder, wanted: process.argv.slice(2), onStop });
});
