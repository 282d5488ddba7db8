import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./places.mjs";

/** What a build is made from. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "bin",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
/** Programs beside the web server, each bundled into one file. */
const PROGRAMS = {
  worker: "lib/jobs/main.ts",
  "local-carrier": "lib/local-carrier/main.ts",
  linekeeper: "bin/linekeeper.ts",
};

/** A digest over names and contents of everything that a build is made from. */
function digestOfSources() {
  const digest = createHash("sha256").update(process.version);
  /** @param {string} place */
  const add = (place) => {
    const full = path.join(ROOT, place);
    if (!existsSync(full)) return;
    const entries = safeList(full);
    if (!entries) digest.update(`${place}\0`).update(readFileSync(full));
    else for (const name of entries.sort()) add(path.join(place, name));
  };
  for (const place of SOURCES) add(place);
  return digest.digest("hex");
}

/** @param {string} full */
function safeList(full) {
  try {
    return readdirSync(full);
  } catch {
    return null;
  }
}

/** Where the bundled programs of a build lie. @param {string} nextFolder */
export function programFolder(nextFolder) {
  return path.join(ROOT, nextFolder === ".next" ? "dist" : `dist/${nextFolder.replace(/^\.next-?/, "")}`);
}

/**
 * Builds web server and programs when their sources changed since the last finished build.
 * @param {{ nextFolder?: string, actionsKey: string, quiet?: boolean }} options `actionsKey` signs server actions
 * @returns {Promise<{ built: boolean, programs: string, nextFolder: string }>}
 */
export async function ensureBuilt({ nextFolder = ".next", actionsKey, quiet = false }) {
  const programs = programFolder(nextFolder);
  const stamp = path.join(programs, "build-stamp");
  const digest = digestOfSources();
  const complete = existsSync(stamp) && existsSync(path.join(ROOT, nextFolder, "BUILD_ID"));
  if (complete && readFileSync(stamp, "utf8") === digest) return { built: false, programs, nextFolder };
  if (!quiet) console.log("Building …");
  mkdirSync(programs, { recursive: true });
  rmSync(stamp, { force: true });
  await bundlePrograms(programs);
  await run(["node_modules/next/dist/bin/next", "build"], {
    LINEKEEPER_NEXT_DIR: nextFolder,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  });
  writeFileSync(stamp, digest);
  return { built: true, programs, nextFolder };
}

/**
 * Bundles worker, local carrier and command line alone.
 * @param {string} place folder below the project's
 * @returns {Promise<string>} the folder, from the root of the disk
 */
export async function buildPrograms(place) {
  const folder = path.join(ROOT, place);
  await bundlePrograms(folder);
  return folder;
}

/** @param {string} folder */
async function bundlePrograms(folder) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.entries(PROGRAMS).map(([out, source]) => ({ in: source, out })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: false,
    logLevel: "error",
  });
}

/**
 * Runs Node on a script of the project; its output is shown when it fails.
 * @param {string[]} args
 * @param {Record<string, string>} environment
 * @returns {Promise<void>}
 */
function run(args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      reject(new Error(`${args.join(" ")} failed:\n${output}`));
    });
  });
}
