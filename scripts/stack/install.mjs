import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runExclusively } from "./claim.mjs";
import { ROOT } from "./places.mjs";
import { run } from "./run-node.mjs";
import { StartError } from "./start-error.mjs";

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }> }} Lockfile */

/**
 * Whether the installed packages match the lockfile. npm writes its own list of them at the end of an install, so a
 * missing list means an unfinished install.
 * @param {string} [root]
 */
export function isInstalled(root = ROOT) {
  const list = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  const locked = read(path.join(root, "package-lock.json")).packages;
  const present = read(list).packages;
  return Object.entries(locked).every(([place, { version, integrity, optional }]) => {
    if (place === "") return true;
    const found = present[place];
    // Optional packages are only installed on the systems they are for.
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/** @param {string} file @returns {Lockfile} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Installs the packages if any is missing or differs from the lockfile, or the last install was not finished. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await runExclusively("install", async (onStart) => {
    if (isInstalled()) return;
    console.log("Installing packages …");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const { code } = await run(
      npm,
      ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
      { show: true, onStart },
    ).catch(() => ({ code: null }));
    if (code !== 0)
      throw new StartError("The packages could not be installed. Is the npm registry reachable?");
  });
}
