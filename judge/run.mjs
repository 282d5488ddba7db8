/**
 * `npm run judge -- FOLDER`: judges the built-in receptionist by the cases in a folder, prints each figure with its gate,
 * and exits with 0 only if all gates pass and everything could be judged. docs/judge.md describes the files.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "../scripts/stack/install.mjs";
import { ROOT } from "../scripts/stack/places.mjs";

await ensureInstalled();
const { build } = await import("esbuild");
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Say which folder holds the cases: npm run judge -- judge/cases/tuned");
  process.exit(2);
}
const outfile = path.join(ROOT, "dist", "judge", "main.mjs");
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(ROOT, "judge", "main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  alias: { "@": ROOT },
  logLevel: "error",
});
/** @type {typeof import("./main")} */
const { judgeFolder } = await import(pathToFileURL(outfile).href);
const { lines, passes } = await judgeFolder(path.resolve(folder));
console.log(lines.join("\n"));
process.exit(passes ? 0 : 1);
