import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { writePrivately } from "../stack/secrets.mjs";
import { StartError } from "../stack/start-error.mjs";

/** The files that a backup contains besides the database. */
export const EXTRA_FILES = ["secrets.json", "sign-in.json"];

/**
 * Moves an unpacked database and the backup's other files into place, and sets the previous ones aside. If the new
 * database does not work, the previous state is restored. The database may be on another disk than the data folder, so
 * the other files are copied rather than moved.
 * @param {{ folder: string, data: string, draft: string, files: Record<string, string> }} parts `draft` is on the same
 *   disk as `data`; `files` are texts by name
 * @param {() => Promise<void>} checkDatabase throws if the database does not work
 * @returns {Promise<string | null>} the folder with the previous data, or null if there was none
 * @throws StartError if the backup could not be put in place; nothing has changed then
 */
export async function putInPlace({ folder, data, draft, files }, checkDatabase) {
  const had = existsSync(data);
  const aside = `${data}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  const beside = EXTRA_FILES.filter((name) => existsSync(path.join(folder, name)));
  mkdirSync(aside, { mode: 0o700 });
  let isMoved = false;
  try {
    copyFiles(beside, folder, aside);
    if (had) renameSync(data, path.join(aside, "postgres"));
    isMoved = true;
    renameSync(draft, data);
    for (const name of EXTRA_FILES) rmSync(path.join(folder, name), { force: true });
    for (const [name, text] of Object.entries(files)) writePrivately(path.join(folder, name), text);
    await checkDatabase();
  } catch (error) {
    if (isMoved) {
      rmSync(data, { recursive: true, force: true });
      for (const name of EXTRA_FILES) rmSync(path.join(folder, name), { force: true });
      copyFiles(beside, aside, folder);
      if (had) renameSync(path.join(aside, "postgres"), data);
    }
    rmSync(aside, { recursive: true, force: true });
    throw new StartError(
      `The backup could not be restored. Nothing has changed. ${error instanceof Error ? error.message : error}`,
    );
  }
  if (had || beside.length > 0) return aside;
  rmSync(aside, { recursive: true, force: true });
  return null;
}

/** @param {string[]} names @param {string} from @param {string} to */
function copyFiles(names, from, to) {
  for (const name of names) writePrivately(path.join(to, name), readFileSync(path.join(from, name), "utf8"));
}
