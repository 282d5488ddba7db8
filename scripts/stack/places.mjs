import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * The folder of data and secrets, made where it is missing. Others may pass through it (PostgreSQL runs as another
 * user when this is root), but each file in it says for itself who may read it.
 * @param {NodeJS.ProcessEnv} environment
 */
export function dataFolder(environment = process.env) {
  const folder = path.resolve(ROOT, environment.LINEKEEPER_DATA_DIR || ".linekeeper");
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}
