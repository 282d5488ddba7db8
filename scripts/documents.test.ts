import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/constants/permissions";

const ROOT = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
/** The texts of the product's source. */
const sources = ["app", "components", "lib", "db", "bin"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => read(path.join(folder, file))),
);

describe("docs/rules.md", () => {
  const rules = read("docs/rules.md");

  it("has every rule that the code gives by its number", () => {
    const named = sources.flatMap((text) =>
      [...text.matchAll(/product rules? (\d+)(?: (?:to|and) (\d+))?/g)].flatMap(([, from, to]) =>
        [from, to].flatMap((number) => (number ? [`${number}.`] : [])),
      ),
    );
    expect(named.length).toBeGreaterThan(30);
    const written: string[] = rules.match(/^\d+\.(?= )/gm) ?? [];
    expect([...new Set(named)].filter((number) => !written.includes(number))).toEqual([]);
  });

  it("tells of each permission who holds it", () => {
    const told = rules
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .flatMap(([, , permission = "", ...held]) =>
        permission.startsWith("`") ? [[permission.replaceAll("`", ""), held.slice(0, 4)]] : [],
      );
    const roles = ["viewer", "manager", "admin", "support"];
    const expected = Object.entries<readonly string[]>(PERMISSIONS).map(([permission, holders]) => [
      permission,
      roles.map((role) => (holders.includes(role) ? "yes" : "–")),
    ]);
    expect(told).toEqual(expected);
  });
});

describe("docs/operators.md", () => {
  it("has every variable that the product reads in its tables, and README none that is not there", () => {
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
