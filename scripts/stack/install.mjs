import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./places.mjs";

const LOCKFILE = path.join(ROOT, "package-lock.json");
const MODULES = path.join(ROOT, "node_modules");
/** Written when an install came to its end, so that an interrupted one is done again. */
const STAMP = path.join(MODULES, ".linekeeper-installed");

/** Whether the installed packages are those of the lockfile, as far as times tell. */
function isInstalled() {
  return existsSync(STAMP) && statSync(STAMP).mtimeMs >= statSync(LOCKFILE).mtimeMs;
}

/** Installs the packages when they are missing, older than the lockfile, or half there. Ends the process on failure. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing packages …");
  rmSync(STAMP, { force: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error("The packages could not be installed. Is the npm registry reachable?");
    process.exit(1);
  }
  writeFileSync(STAMP, `${new Date().toISOString()}\n`);
}
