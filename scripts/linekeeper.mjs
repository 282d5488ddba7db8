/** `npm run -s linekeeper -- …`: the operator's commands, on the running or resting installation of this folder. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { programFolder } from "./stack/build.mjs";
import { isKeepingCommand, runKeepingCommand } from "./stack/keep/commands.mjs";
import { dataFolder, nextFolderOf, ROOT } from "./stack/places.mjs";

const [command, ...rest] = process.argv.slice(2);
if (isKeepingCommand(command)) process.exit(await runKeepingCommand(command, rest));

const program = path.join(programFolder(nextFolderOf(process.env)), "linekeeper.mjs");
const kept = path.join(dataFolder(), "environment.json");
if (!existsSync(program) || (!process.env.DATABASE_URL && !existsSync(kept))) {
  console.error("Linekeeper has not been started here yet. Run npm start first.");
  process.exit(1);
}
const environment = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
const result = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: ROOT,
  // What the doctor finds out it says itself.
  env: {
    ...environment,
    ...process.env,
    LOG_LEVEL: command === "doctor" ? "silent" : process.env.LOG_LEVEL || "warn",
  },
  stdio: "inherit",
});
process.exit(result.status ?? 1);
