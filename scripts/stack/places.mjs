import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./start-error.mjs";

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * The folder of data and secrets, made where it is missing. Others may pass through it (PostgreSQL runs as another
 * user when this is root), but each file in it says for itself who may read it.
 * @param {string} [place] relative to the project's folder
 */
export function dataFolder(place = process.env.LINEKEEPER_DATA_DIR || ".linekeeper") {
  const folder = path.resolve(ROOT, place);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    // Said again, because the user's mask may have taken it away.
    chmodSync(folder, 0o711);
  }
  const user = process.getuid?.() ?? 0;
  const owner = statSync(folder).uid;
  if (user !== 0 && owner !== user)
    throw new StartError(
      `The data folder ${folder} belongs to another user (number ${owner}). Start as that user, or name a folder of yours in LINEKEEPER_DATA_DIR.`,
    );
  return folder;
}

/**
 * Where the web server's build lies; another one may be named, so that two builds of one checkout do not meet.
 * @param {NodeJS.ProcessEnv} environment
 */
export const nextFolderOf = (environment) => environment.LINEKEEPER_NEXT_DIR || ".next";
