import path from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "../stack/install.mjs";
import { requireNode } from "../stack/node-version.mjs";
import { dataFolder } from "../stack/places.mjs";
import { textOf } from "../stack/start-error.mjs";

/** The commands that work on the data folder, even while nothing runs. Each checks its arguments before it runs. */
const COMMANDS = { backup, restore };

/** Wrong usage of a command. */
class UsageError extends Error {}

/** @param {string | undefined} name @returns {name is keyof typeof COMMANDS} */
export const isBackupCommand = (name) => name !== undefined && Object.hasOwn(COMMANDS, name);

/**
 * Runs `backup` or `restore` and prints the result.
 * @param {keyof typeof COMMANDS} name
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function runBackupCommand(name, args) {
  try {
    requireNode();
    const run = COMMANDS[name](args);
    await ensureInstalled();
    console.log(await run());
    return 0;
  } catch (error) {
    const isUsage = isUsageError(error);
    console.error(isUsage ? error.message : textOf(error));
    return isUsage ? 2 : 1;
  }
}

/** @param {unknown} error @returns {error is Error} */
function isUsageError(error) {
  if (error instanceof UsageError) return true;
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** @param {string[]} args */
function backup(args) {
  const { values } = parseArgs({ args, options: { file: { type: "string" } } });
  return async () => {
    const { makeBackup } = await import("./backup.mjs");
    const { file } = await makeBackup({ folder: dataFolder(), file: values.file && placeOf(values.file) });
    return `${file}\nThis file contains all data and the keys that decrypt it. Store it on another machine, where nobody else can read it.`;
  };
}

/** @param {string[]} args */
function restore(args) {
  const { values } = parseArgs({ args, options: { file: { type: "string" }, yes: { type: "boolean" } } });
  const { file, yes = false } = values;
  if (!file) throw new UsageError("--file is missing. It names the backup to restore.");
  return async () => {
    const { restoreBackup } = await import("./restore.mjs");
    const { facts, aside, otherKey } = await restoreBackup({
      folder: dataFolder(),
      file: placeOf(file),
      yes,
    });
    return [
      `The backup of ${facts.madeAt} was restored. Start Linekeeper with npm start.`,
      ...(aside ? [`The previous data is in ${aside}. Remove it when you no longer need it.`] : []),
      ...(otherKey
        ? [
            "ENCRYPTION_KEY in the environment differs from the backup's key, so encrypted data cannot be read. Unset it, or set it to the key in secrets.json.",
          ]
        : []),
    ].join("\n");
  };
}

/** Resolves a path from where the command was called; npm itself runs scripts in the project's folder. @param {string} file */
const placeOf = (file) => path.resolve(process.env.INIT_CWD || process.cwd(), file);
