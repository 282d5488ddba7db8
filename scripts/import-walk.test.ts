import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENVIRONMENT_READERS, IMPORT_RULES } from "./import-rules.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const NOT_SOURCE = new Set(["node_modules", "dist", "coverage", "test-results", "playwright-report"]);

/** Every source file below a folder, as paths from the root; generated folders begin with a dot. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name.startsWith(".") || NOT_SOURCE.has(entry.name) ? [] : sourcesBelow(place);
    return SOURCE.test(entry.name) ? [place] : [];
  });
}

const files = sourcesBelow(".");
const known = new Set(files);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const within = (place: string, file: string) => file === place || file.startsWith(`${place}/`);
const textOf = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** The project's own files that a text imports, type imports included: a layer is a layer for types as well. */
function importsOf(file: string, text = textOf(file)): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)]
    .map((match) => match[1] ?? "")
    .filter((specifier) => specifier.startsWith("@/") || specifier.startsWith("."))
    .map((specifier) =>
      specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(file), specifier),
    )
    .map(fileOf);
}

function fileOf(target: string): string {
  const names = [target, ...[".ts", ".tsx", ".mjs", "/index.ts"].map((ending) => target + ending)];
  return names.find((name) => known.has(name)) ?? target;
}

/** What the rule of a file's layer does not allow it to import. */
function breaches(file: string, text = textOf(file)): string[] {
  const [rule] = IMPORT_RULES.filter(({ from }) => within(from, file)).sort(
    (a, b) => b.from.length - a.from.length,
  );
  if (!rule || isTest(file)) return [];
  const isAllowed = (target: string) =>
    within(rule.from, target) ||
    (rule.to.some((place) => within(place, target)) && !rule.except?.some((place) => within(place, target)));
  return importsOf(file, text)
    .filter((target) => !isAllowed(target))
    .map((target) => `${file} imports ${target}`);
}

describe("The layers", () => {
  it("point one way: no file imports what its layer may not", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((file) => breaches(file))).toEqual([]);
  });

  it("are seen to break by whoever breaks them", () => {
    const offences = {
      "components/numbers/x.tsx": `import { database } from "@/db/client";`,
      "app/x/page.tsx": `import type { Row } from "../../db/client";`,
      "lib/domain/numbers/x.ts": `export { y } from "@/lib/telephony/providers/twilio/carrier";`,
      "lib/telephony/x.ts": `const verbs = await import("@/lib/domain/numbers/attach-number");`,
      "lib/queries/x.ts": `import\n  "@/lib/env";`,
      "db/x.ts": `import { useTestDatabase } from "@/lib/domain/scope";`,
    };
    for (const [file, text] of Object.entries(offences)) expect(breaches(file, text)).toHaveLength(1);
  });

  it("cover every folder of the product", () => {
    const uncovered = files.filter(
      (file) =>
        /^(app|components|lib|db)\//.test(file) && !IMPORT_RULES.some(({ from }) => within(from, file)),
    );
    expect(uncovered).toEqual([]);
  });

  it("keep the local carrier and what tests need apart: nothing of the product imports them", () => {
    const product = files.filter((file) => /^(app|components|lib|db)\//.test(file) && !isTest(file));
    for (const place of ["lib/local-carrier", "db/testing"]) {
      const importers = product.filter(
        (file) =>
          !within(place, file) &&
          !within("db/testing", file) &&
          importsOf(file).some((target) => within(place, target) || isTest(target)),
      );
      expect(importers).toEqual([]);
    }
  });

  it("have no barrels but the database schema's", () => {
    const barrels = files.filter((file) => /(^|\/)index\.(ts|tsx|mjs)$/.test(file));
    expect(barrels).toEqual(["db/schema/index.ts"]);
  });
});

describe("The environment", () => {
  it("is read in one file of the product", () => {
    const isReader = (file: string) =>
      ENVIRONMENT_READERS.some((place) => file === place || (place.endsWith("/") && file.startsWith(place)));
    const readers = files.filter((file) => !isTest(file) && !isReader(file));
    expect(readers.filter((file) => /process\.env\b/.test(textOf(file)))).toEqual([]);
  });
});

describe("The system's clock", () => {
  it("is read by no rule: what needs the time is given it", () => {
    const rules = files.filter((file) => within("lib/domain", file) && !isTest(file));
    expect(rules.filter((file) => /\bDate\.now\(\)|\bnew Date\(\)/.test(textOf(file)))).toEqual([]);
  });
});
