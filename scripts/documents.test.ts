import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/constants/permissions";

const ROOT = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
/** The texts of the product's source files. */
const sources = ["app", "components", "lib", "db", "bin"].flatMap(textsIn);

/** The texts of a folder's source files and documents. */
function textsIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:tsx?|mjs|md)$/.test(file))
    .map((file) => read(path.join(folder, file)));
}

it("Every document that the code, the scripts and the documents name exists", () => {
  const texts = [...sources, ...["docs", "scripts", "e2e", "faults", "bench"].flatMap(textsIn)];
  const named = texts.flatMap((text) => text.match(/(?<![\w/])docs\/[\w/-]+\.md/g) ?? []);
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

it("Every link of a document to another, or to a heading, leads somewhere", () => {
  const documents = [
    ...["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"],
    ...readdirSync(path.join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join("docs", file)),
  ];
  const links = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) =>
      /^(?:[a-z]+:|\/)/.test(target) ? [] : [{ file, target }],
    ),
  );
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ file, target }) => !leadsSomewhere(file, target))).toEqual([]);
});

function leadsSomewhere(from: string, target: string): boolean {
  const [file = "", heading] = target.split("#");
  const there = file ? path.join(path.dirname(from), file) : from;
  if (!existsSync(path.join(ROOT, there))) return false;
  return heading === undefined || headingsOf(there).includes(heading);
}

/** The anchors of a document's headings, as GitHub makes them. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("docs/rules.md", () => {
  const rules = read("docs/rules.md");

  it("has every rule that the code cites by number", () => {
    const cited = sources.flatMap((text) =>
      [...text.matchAll(/product rules? (\d+)(?: (?:to|and) (\d+))?/g)].flatMap(([, from, to]) =>
        [from, to].flatMap((number) => (number ? [`${number}.`] : [])),
      ),
    );
    expect(cited.length).toBeGreaterThan(30);
    const written: string[] = rules.match(/^\d+\.(?= )/gm) ?? [];
    expect([...new Set(cited)].filter((number) => !written.includes(number))).toEqual([]);
  });

  it("lists the same permissions and roles as the code", () => {
    const documented = rules
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .flatMap(([, , permission = "", ...cells]) =>
        permission.startsWith("`") ? [[permission.replaceAll("`", ""), cells.slice(0, 4)]] : [],
      );
    const roles = ["viewer", "manager", "admin", "support"];
    const expected = Object.entries<readonly string[]>(PERMISSIONS).map(([permission, holders]) => [
      permission,
      roles.map((role) => (holders.includes(role) ? "yes" : "–")),
    ]);
    expect(documented).toEqual(expected);
  });
});

describe("docs/operators.md", () => {
  it("lists every variable that the product reads or the README names", () => {
    const inTables = (file: string) =>
      [...read(file).matchAll(/^\| (`[A-Z][^|]*) \|/gm)].flatMap(([, cell = ""]) =>
        [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
      );
    const variables = inTables("docs/operators.md");
    const known = [...read("lib/env.ts").matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(30);
    expect([...known, ...inTables("README.md")].filter((name) => !variables.includes(name))).toEqual([]);
    expect(new Set(variables).size).toBe(variables.length);
  });
});

describe("CONTRIBUTING.md", () => {
  it("names only places that exist in its table of where things are", () => {
    const table = read("CONTRIBUTING.md").split("### Where is…?")[1]?.split("\n## ")[0] ?? "";
    const places = [...table.matchAll(/`((?:app|components|docs|lib|scripts)\/[^`<]*)`/g)].map(
      ([, place = ""]) => place,
    );
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
  });
});
