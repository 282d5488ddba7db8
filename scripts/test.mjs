/**
 * `npm test`: every check, each stage with its time, whatever the others came to. The last line counts the tests; a
 * stage that is not a test run counts as one. Uses databases, ports and folders of its own, beside a running instance.
 */
import { ensureInstalled } from "./stack/install.mjs";
import { runStages } from "./test/stages.mjs";

ensureInstalled();
const { passed, failed } = await runStages(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
