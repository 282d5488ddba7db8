import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ROOT } from "../stack/places.mjs";

/** The generated file. Only tests use it, so it is not part of any build. */
const TYPES = path.join(ROOT, "dist/api-types.d.ts");

const DESCRIPTION = `
  import { describeApi } from "@/lib/api/openapi/document";
  import { CONTRACTS } from "@/lib/api/v1/all";
  export default describeApi(CONTRACTS, "http://localhost");
`;

/**
 * Generates the types of the API's client, unless those that exist were generated from the same description.
 * @returns {Promise<boolean>} whether they were generated
 */
export async function generateApiTypes() {
  const description = withoutExamples(await readDescription());
  const digest = createHash("sha256")
    .update(JSON.stringify(description))
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
  const stamp = `// Made by npm run api-types from the API's description ${digest}\n`;
  if (existsSync(TYPES) && readFileSync(TYPES, "utf8").startsWith(stamp)) return false;
  // openapi-typescript prints types with an API of the compiler that TypeScript 7 no longer has.
  register("./with-typescript-5.mjs", import.meta.url);
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  const nodes = await openapiTS(/** @type {import("openapi-typescript").OpenAPI3} */ (description), {
    silent: true,
    defaultNonNullable: false,
  });
  // Renamed into place, so that nobody reads an incomplete file.
  const incomplete = `${TYPES}.${process.pid}`;
  mkdirSync(path.dirname(TYPES), { recursive: true });
  writeFileSync(incomplete, stamp + astToString(nodes));
  renameSync(incomplete, TYPES);
  return true;
}

/** The OpenAPI document that these sources serve. @returns {Promise<unknown>} */
async function readDescription() {
  const bundle = path.join(ROOT, `dist/api-description.${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    stdin: { contents: DESCRIPTION, resolveDir: ROOT, loader: "ts" },
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  try {
    return (await import(pathToFileURL(bundle).href)).default;
  } finally {
    rmSync(bundle, { force: true });
  }
}

/** Removes examples: the API reference shows them, and here they would be most of the file. @param {unknown} part @returns {unknown} */
function withoutExamples(part) {
  if (Array.isArray(part)) return part.map(withoutExamples);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).filter(([name]) => name !== "example" && name !== "examples");
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutExamples(value)]));
}
