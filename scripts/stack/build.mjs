import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inTurn } from "./claim.mjs";
import { ROOT } from "./places.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./start-error.mjs";

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
/** Tests change more often than what they test, and are in no build. */
const TEST = /\.test\.tsx?$/;
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
    else for (const name of entries.sort()) if (!TEST.test(name)) add(path.join(place, name));
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
 * @param {{ nextFolder?: string, actionsKey: string, say?: (text: string) => void }} options `actionsKey` signs server actions
 * @returns {Promise<{ built: boolean, programs: string, nextFolder: string }>}
 */
export async function ensureBuilt({ nextFolder = ".next", actionsKey, say = console.log }) {
  const programs = programFolder(nextFolder);
  const stamp = path.join(programs, "build-stamp");
  const digest = digestOfSources();
  // The stamp is written last and removed first, so that an interrupted build is done again.
  const isBuilt = () =>
    existsSync(stamp) &&
    existsSync(path.join(ROOT, nextFolder, "BUILD_ID")) &&
    readFileSync(stamp, "utf8") === digest;
  if (isBuilt()) return { built: false, programs, nextFolder };
  return inTurn(`build of ${nextFolder}`, async (onStart) => {
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
 * Bundles worker, local carrier and command line alone, and again whenever their sources change.
 * @param {string} place folder below the project's
 * @param {() => void} onChange told after each bundling but the first
 * @returns {Promise<{ folder: string, stop: () => Promise<void> }>} the folder, from the root of the disk
 */
export async function watchPrograms(place, onChange) {
  const { context } = await import("esbuild");
  const folder = path.join(ROOT, place);
  let first = true;
  const watcher = await context({
    ...settings(folder),
    plugins: [
      {
        name: "tell",
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
