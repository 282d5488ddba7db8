import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runExclusively } from "./claim.mjs";
import { ROOT } from "./places.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./start-error.mjs";

/** Files and folders that go into a build. */
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
/** Tests are not part of a build, and change more often than what they test. */
const TEST = /\.test\.tsx?$/;
/** The programs other than the web server, each bundled into one file. */
const PROGRAMS = {
  worker: "lib/jobs/main.ts",
  "local-carrier": "lib/local-carrier/main.ts",
  linekeeper: "bin/linekeeper.ts",
};

/**
 * A digest of everything that goes into a build: the sources, and the key of the server actions, which decides their ids.
 * @param {string} actionsKey
 */
export function digestOf(actionsKey) {
  const digest = createHash("sha256").update(`${process.version}\0${actionsKey}\0`);
  /** @param {string} name */
  const add = (name) => {
    const full = path.join(ROOT, name);
    if (!existsSync(full)) return;
    const entries = listIfFolder(full);
    if (!entries) digest.update(`${name}\0`).update(readFileSync(full));
    else for (const entry of entries.sort()) if (!TEST.test(entry)) add(path.join(name, entry));
  };
  for (const name of SOURCES) add(name);
  return digest.digest("hex");
}

/** The entries of a folder; null for a file. @param {string} full */
function listIfFolder(full) {
  try {
    return readdirSync(full);
  } catch {
    return null;
  }
}

/** The folder of a build's bundled programs. @param {string} nextFolder */
export function programFolder(nextFolder) {
  return path.join(ROOT, nextFolder === ".next" ? "dist" : `dist/${nextFolder.replace(/^\.next-?/, "")}`);
}

/**
 * Builds web server and programs if their sources or the actions' key changed since the last finished build.
 * @param {{ nextFolder?: string, actionsKey: string, say?: (text: string) => void }} options `actionsKey` encrypts what
 *   server actions close over, and is part of their ids: with the same key, forms of an older page still work
 * @returns {Promise<{ built: boolean, programs: string, nextFolder: string }>}
 */
export async function ensureBuilt({ nextFolder = ".next", actionsKey, say = console.log }) {
  const programs = programFolder(nextFolder);
  const stamp = path.join(programs, "build-stamp");
  const digest = digestOf(actionsKey);
  // The stamp is removed first and written last, so that an interrupted build is repeated.
  const isBuilt = () =>
    existsSync(stamp) &&
    existsSync(path.join(ROOT, nextFolder, "BUILD_ID")) &&
    readFileSync(stamp, "utf8") === digest;
  if (isBuilt()) return { built: false, programs, nextFolder };
  return runExclusively(`build of ${nextFolder}`, async (onStart) => {
    if (isBuilt()) return { built: false, programs, nextFolder };
    say("Building …");
    mkdirSync(programs, { recursive: true });
    rmSync(stamp, { force: true });
    await bundlePrograms(programs);
    const { code, output } = await runNode(["node_modules/next/dist/bin/next", "build"], {
      onStart,
      env: {
        ...process.env,
        LINEKEEPER_NEXT_DIR: nextFolder,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
        NEXT_TELEMETRY_DISABLED: "1",
        NODE_ENV: "production",
      },
    });
    if (code !== 0) throw new StartError(`The build failed:\n${output}`);
    writeFileSync(stamp, digest);
    return { built: true, programs, nextFolder };
  });
}

/**
 * Bundles the programs without the web server, and again whenever their sources change.
 * @param {string} place the output folder, relative to the project
 * @param {() => void} onChange called after each bundling but the first
 * @returns {Promise<{ folder: string, stop: () => Promise<void> }>} the output folder's absolute path
 */
export async function watchPrograms(place, onChange) {
  const { context } = await import("esbuild");
  const folder = path.join(ROOT, place);
  let first = true;
  const watcher = await context({
    ...settings(folder),
    plugins: [
      {
        name: "on-change",
        setup: (build) =>
          build.onEnd(({ errors }) => {
            if (!first && errors.length === 0) onChange();
            first = false;
          }),
      },
    ],
  });
  await watcher.rebuild();
  await watcher.watch();
  return { folder, stop: () => watcher.dispose() };
}

/** @param {string} folder */
async function bundlePrograms(folder) {
  const { build } = await import("esbuild");
  await build(settings(folder));
}

/** @param {string} folder @returns {import("esbuild").BuildOptions} */
function settings(folder) {
  return {
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
  };
}
