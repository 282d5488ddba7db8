import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { inTurn } from "./claim.mjs";
import { ROOT } from "./places.mjs";
import { run } from "./run-node.mjs";
import { StartError } from "./start-error.mjs";

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }> }} Lockfile */

/**
 * Whether the installed packages are those of the lockfile. npm writes its own list of them when an install has come
 * to its end, so a list that is missing means one that has not.
 * @param {string} [root]
 */
export function isInstalled(root = ROOT) {
  const kept = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(kept)) return false;
  const wanted = read(path.join(root, "package-lock.json")).packages;
  const present = read(kept).packages;
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === "") return true;
    const found = present[place];
    // What is optional is there on the systems that it is made for.
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/** @param {string} file @returns {Lockfile} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Installs the packages when they are missing, differ from the lockfile, or are half there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await inTurn("install", async (onStart) => {
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
