/** `npm run -s linekeeper -- …`: runs an operator's command on this folder's installation. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { isBackupCommand, runBackupCommand } from "./backup/commands.mjs";
import { programFolder } from "./stack/build.mjs";
import { readLastEnvironment } from "./stack/environment.mjs";
import { dataFolder, dataFolderPath, nextFolderOf, ROOT } from "./stack/places.mjs";

const [command, ...rest] = process.argv.slice(2);
if (isBackupCommand(command)) process.exit(await runBackupCommand(command, rest));

const program = path.join(programFolder(nextFolderOf(process.env)), "linekeeper.mjs");
const isHelp = command === undefined || ["help", "--help"].includes(command);
if (isHelp && !existsSync(program)) {
  console.log("Run npm start first: it builds the commands. docs/operators.md describes them.");
  process.exit(0);
}
// Asking makes no folder.
const environment = existsSync(dataFolderPath()) ? readLastEnvironment(dataFolder()) : {};
if (!isHelp && (!existsSync(program) || (!process.env.DATABASE_URL && !environment.DATABASE_URL))) {
  console.error("Linekeeper has not been started here yet. Run npm start first.");
  process.exit(1);
}
const { LOG_LEVEL = "" } = process.env;
const isDebugging = ["debug", "trace"].includes(LOG_LEVEL);
const result = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: ROOT,
  // A command prints its result, or why it failed, as a sentence. The log would repeat that as JSON with stacks.
  env: {
    ...environment,
    ...process.env,
    LOG_LEVEL: isDebugging && command !== "doctor" ? LOG_LEVEL : "silent",
  },
  stdio: "inherit",
});
process.exit(result.status ?? 1);
