import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENVIRONMENT_READERS, IMPORT_RULES } from "./import-rules.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const SOURCE = /\.(ts|tsx|mts|mjs)$/;

/** Source files that git tracks or would track. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => SOURCE.test(file) && existsSync(path.join(ROOT, file)));

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)testing(\/|\.)/.test(file);
const within = (place: string, file: string) => file === place || file.startsWith(`${place}/`);

/** The project's own files that a file imports, type imports included: a layer is a layer for types as well. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers
    .filter((specifier) => specifier.startsWith("@/") || specifier.startsWith("."))
    .map((specifier) =>
      specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(file), specifier),
    )
    .map(resolve);
}

function resolve(target: string): string {
  const candidates = [target, ...[".ts", ".tsx", ".mjs", "/index.ts"].map((ending) => target + ending)];
  return (
    candidates.find(
      (name) => existsSync(path.join(ROOT, name)) && statSync(path.join(ROOT, name)).isFile(),
    ) ?? target
  );
}

function breaches(file: string): string[] {
  const rule = IMPORT_RULES.filter((candidate) => within(candidate.from, file)).sort(
    (a, b) => b.from.length - a.from.length,
  )[0];
  if (!rule || isTest(file)) return [];
  return importsOf(file)
    .filter((target) => !within(rule.from, target))
    .filter(
      (target) =>
        !rule.to.some((place) => within(place, target)) ||
        rule.except?.some((place) => within(place, target)),
    )
    .map((target) => `${file} imports ${target}`);
}

describe("The layers", () => {
  it("point one way: no file imports what its layer may not", () => {
    expect(files.flatMap(breaches)).toEqual([]);
  });

  it("would be seen to break: a component that imports the database is a breach", () => {
    const rule = IMPORT_RULES.find((candidate) => candidate.from === "components");
    expect(rule?.to.some((place) => within(place, "db/client.ts"))).toBe(false);
  });

  it("keep the local carrier apart: nothing of the product imports it", () => {
    const importers = files.filter(
      (file) =>
        !isTest(file) && /^(app|components|lib|db)\//.test(file) && !within("lib/local-carrier", file),
    );
    expect(
      importers.filter((file) => importsOf(file).some((target) => within("lib/local-carrier", target))),
    ).toEqual([]);
  });

  it("have no barrels but the database schema's", () => {
    const barrels = files.filter(
      (file) => /(^|\/)index\.(ts|tsx|mjs)$/.test(file) && file !== "db/schema/index.ts",
    );
    expect(barrels).toEqual([]);
  });
});

describe("The environment", () => {
  it("is read in one file of the product", () => {
    const readers = files
      .filter(
        (file) =>
          !isTest(file) &&
          !ENVIRONMENT_READERS.some(
            (place) => file === place || (place.endsWith("/") && file.startsWith(place)),
          ),
      )
      .filter((file) => /process\.env\b/.test(readFileSync(path.join(ROOT, file), "utf8")));
    expect(readers).toEqual([]);
  });
});
