import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./start-error.mjs";

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where the data folder is, or would be. @param {string} [place] relative to the project's folder */
export function dataFolderPath(place = process.env.LINEKEEPER_DATA_DIR || ".linekeeper") {
  return path.resolve(ROOT, place);
}

/**
 * The folder of data and secrets, created if missing. Other users may pass through it (PostgreSQL runs as another user
 * if this is root), so each file in it restricts its own readers.
 * @param {string} [place] relative to the project's folder
 * @throws StartError if the folder belongs to another user
 */
export function dataFolder(place = process.env.LINEKEEPER_DATA_DIR || ".linekeeper") {
  const folder = dataFolderPath(place);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    // The umask may have removed these bits.
    chmodSync(folder, 0o711);
  }
  const user = process.getuid?.() ?? 0;
  const owner = statSync(folder).uid;
  if (user !== 0 && owner !== user)
    throw new StartError(
      `The data folder ${folder} belongs to another user (id ${owner}). Start as that user, or set LINEKEEPER_DATA_DIR to a folder of your own.`,
    );
  return folder;
}

/**
 * The folder of the web server's build. LINEKEEPER_NEXT_DIR keeps two builds of one checkout apart.
 * @param {NodeJS.ProcessEnv} environment
 */
export const nextFolderOf = (environment) => environment.LINEKEEPER_NEXT_DIR || ".next";
