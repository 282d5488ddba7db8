import path from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled } from "../install.mjs";
import { requireNode } from "../node-version.mjs";
import { dataFolder } from "../places.mjs";
import { textOf } from "../start-error.mjs";

/** The commands that work on the data folder itself, also while nothing runs. Each reads how it was called first. */
const COMMANDS = { backup, restore };

/** The command was called wrongly. */
class UsageError extends Error {}

/** @param {string | undefined} name @returns {name is keyof typeof COMMANDS} */
export const isKeepingCommand = (name) => name !== undefined && Object.hasOwn(COMMANDS, name);

/**
 * Runs `backup` or `restore`, and prints what it came to.
 * @param {keyof typeof COMMANDS} name
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: 1 refused or failed, 2 called wrongly
 */
export async function runKeepingCommand(name, args) {
  try {
    requireNode();
    const run = COMMANDS[name](args);
    await ensureInstalled();
    console.log(await run());
    return 0;
  } catch (error) {
    const isWrong = isUsage(error);
    console.error(isWrong ? error.message : textOf(error));
    return isWrong ? 2 : 1;
  }
}

/** @param {unknown} error @returns {error is Error} */
function isUsage(error) {
  if (error instanceof UsageError) return true;
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** @param {string[]} args */
function backup(args) {
  const { values } = parseArgs({ args, options: { file: { type: "string" } } });
  return async () => {
    const { makeBackup } = await import("./backup.mjs");
    const { file } = await makeBackup({ folder: dataFolder(), file: values.file && placeOf(values.file) });
    return `${file}\nIt holds all data and the keys that open it: keep it where nobody else can read it, on another machine.`;
  };
}

/** @param {string[]} args */
function restore(args) {
  const { values } = parseArgs({ args, options: { file: { type: "string" }, yes: { type: "boolean" } } });
  const { file, yes = false } = values;
  if (!file) throw new UsageError("--file is missing: it names the backup to restore.");
  return async () => {
    const { restoreBackup } = await import("./restore.mjs");
    const { facts, aside, otherKey } = await restoreBackup({
      folder: dataFolder(),
      file: placeOf(file),
      yes,
    });
    return [
      `The backup of ${facts.madeAt} is in place. Start Linekeeper with npm start.`,
      ...(aside ? [`What was there before is in ${aside}. Remove it when you do not need it any more.`] : []),
      ...(otherKey
        ? [
            "ENCRYPTION_KEY of the environment is not the one of the backup: what is sealed in it will not open. Unset it, or set it to the one in secrets.json.",
          ]
        : []),
    ].join("\n");
  };
}

/** A file as it was named where the command was called, which npm leaves. @param {string} file */
const placeOf = (file) => path.resolve(process.env.INIT_CWD || process.cwd(), file);
