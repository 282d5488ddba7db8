import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { writePrivately } from "../secrets.mjs";
import { StartError } from "../start-error.mjs";

/** Files beside the database that a backup holds. */
export const BESIDE = ["secrets.json", "sign-in.json"];

/**
 * Puts an unpacked database and the files beside it in place, and puts aside what was there; it comes back where the new
 * one does not work. The database may lie on another disk than the data folder, so what is beside it is copied.
 * @param {{ folder: string, data: string, draft: string, texts: Record<string, string> }} parts `draft` lies beside `data`
 * @param {() => Promise<void>} tryOut throws where the database does not work
 * @returns {Promise<string | null>} the folder that the former database was put into
 */
export async function putInPlace({ folder, data, draft, texts }, tryOut) {
  const had = existsSync(data);
  const aside = `${data}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  const beside = BESIDE.filter((name) => existsSync(path.join(folder, name)));
  mkdirSync(aside, { mode: 0o700 });
  let isMoved = false;
  try {
    copyFiles(beside, folder, aside);
    if (had) renameSync(data, path.join(aside, "postgres"));
    isMoved = true;
    renameSync(draft, data);
    for (const name of BESIDE) rmSync(path.join(folder, name), { force: true });
    for (const [name, text] of Object.entries(texts)) writePrivately(path.join(folder, name), text);
    await tryOut();
  } catch (error) {
    if (isMoved) {
      rmSync(data, { recursive: true, force: true });
      for (const name of BESIDE) rmSync(path.join(folder, name), { force: true });
      copyFiles(beside, aside, folder);
      if (had) renameSync(path.join(aside, "postgres"), data);
    }
    rmSync(aside, { recursive: true, force: true });
    throw new StartError(
      `The backup could not be put in place; everything is as it was. ${error instanceof Error ? error.message : error}`,
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
