import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENVIRONMENT_READERS, IMPORT_RULES } from "./import-rules.mjs";
import { circlesOf, foldersBelow, importsOf as importsOfText, within } from "./import-walk";

const ROOT = path.resolve(import.meta.dirname, "..");
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const NOT_SOURCE = new Set(["node_modules", "dist", "coverage", "test-results", "playwright-report"]);

/** The source files below a folder, as paths from the root. Folders that begin with a dot are generated. */
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
const textOf = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

const importsOf = (file: string, text = textOf(file)) => importsOfText(file, text, known);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** A file's imports that the rule of its layer does not allow. */
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
  it("point one way: no file imports what the rule of its layer forbids", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((file) => breaches(file))).toEqual([]);
  });

  it("are checked: a forbidden import of any form is found", () => {
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

  it("separate the local carrier and the helpers of tests: nothing in the product imports them", () => {
    const product = files.filter((file) => /^(app|components|lib|db)\//.test(file) && !isTest(file));
    for (const place of ["lib/local-carrier", "db/testing", "lib/telephony/testing"]) {
      const importers = product.filter(
        (file) =>
          !within(place, file) &&
          !within("db/testing", file) &&
          (imports.get(file) ?? []).some((target) => within(place, target) || isTest(target)),
      );
      expect(importers).toEqual([]);
    }
  });

  it("have no barrel files except the database schema's", () => {
    const barrels = files.filter((file) => /(^|\/)index\.(ts|tsx|mjs)$/.test(file));
    expect(barrels).toEqual(["db/schema/index.ts"]);
  });
});

describe("Circles of imports", () => {
  it("exist between no files, types and JSDoc included", () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it("exist between no folders of the domain", () => {
    // Tests may import from any folder.
    const product = new Map([...imports].filter(([file]) => !isTest(file)));
    const folders = foldersBelow("lib/domain", product);
    expect(folders.size).toBeGreaterThan(15);
    expect(circlesOf(folders)).toEqual([]);
  });

  it("are found between files for every form of import", () => {
    const madeUp = {
      "lib/a.ts": `import type { B } from "./b";`,
      "lib/b.ts": `const c = await import("@/lib/c");`,
      "lib/c.mjs": `/** @param {import("./a.ts").A} a */`,
      "lib/d.ts": `export { a } from "./a";`,
    };
    const names = new Set(Object.keys(madeUp));
    const walked = new Map(
      Object.entries(madeUp).map(([file, text]) => [file, importsOfText(file, text, names)]),
    );
    expect(circlesOf(walked)).toEqual(["lib/a.ts → lib/b.ts → lib/c.mjs → lib/a.ts"]);
  });

  it("are found between folders whose files form no circle", () => {
    const walked = new Map([
      ["lib/domain/bots/find.ts", ["lib/domain/numbers/rules.ts", "lib/domain/scope.ts"]],
      ["lib/domain/numbers/attach.ts", ["lib/domain/bots/find.ts"]],
      ["lib/domain/numbers/rules.ts", ["lib/domain/numbers/words.ts"]],
    ]);
    expect(circlesOf(walked)).toEqual([]);
    expect(circlesOf(foldersBelow("lib/domain", walked))).toEqual(["bots → numbers → bots"]);
  });
});

describe("The environment", () => {
  it("is read by only one file of the product", () => {
    const isReader = (file: string) =>
      ENVIRONMENT_READERS.some((place) => file === place || (place.endsWith("/") && file.startsWith(place)));
    const readers = files.filter((file) => !isTest(file) && !isReader(file));
    expect(readers.filter((file) => /process\.env\b/.test(textOf(file)))).toEqual([]);
  });
});

describe("The system's clock", () => {
  it("is never read in the domain: whatever needs the time is given it", () => {
    const rules = files.filter((file) => within("lib/domain", file) && !isTest(file));
    expect(rules.filter((file) => /\bDate\.now\(\)|\bnew Date\(\)/.test(textOf(file)))).toEqual([]);
  });
});
