import { describe, expect, it } from "vitest";

/** Every list of texts that the constants export, by its name. */
const LISTS = Object.values(import.meta.glob<object>(["./*.ts", "!./*.test.ts"], { eager: true })).flatMap(
  (file) =>
    Object.entries(file).filter((entry): entry is [string, string[]] => {
      const [, list] = entry as [string, unknown];
      return Array.isArray(list) && list.length > 1 && list.every((value) => typeof value === "string");
    }),
);

const SOURCES = import.meta.glob<string>(
  [
    "/{lib,db,components,app,bin}/**/*.{ts,tsx}",
    "!**/*.test.{ts,tsx}",
    "!/lib/api/client/**",
    "!/lib/constants/**",
  ],
  { eager: true, query: "?raw", import: "default" },
);

const TEXT = String.raw`"[\w:-]+"`;
/** The ways in which a file could repeat a list of values: as an array, as a union, or inside SQL. */
const SPELLINGS = [
  new RegExp(String.raw`\[\s*(${TEXT}(?:,\s*${TEXT})+),?\s*\]`, "g"),
  new RegExp(String.raw`(${TEXT}(?:\s*\|\s*${TEXT})+)`, "g"),
  /\(('\w[\w-]*'(?:,\s*'\w[\w-]*')+)\)/g,
  /'\{(\w+(?:,\w+)+)\}'/g,
];

function listsIn(source: string): string[][] {
  return SPELLINGS.flatMap((spelling) =>
    [...source.matchAll(spelling)].map(([, values = ""]) => values.match(/[\w:-]+/g) ?? []),
  );
}

/** The same key for the same values in any order. */
const keyOf = (values: readonly string[]) => [...values].sort().join();

describe("an enumeration", () => {
  it("is recognized in every spelling that code uses", () => {
    const written = [
      `const order = ["admin", "manager", "viewer"];`,
      `role: "viewer" | "manager" | "admin";`,
      "sql`role in ('viewer','manager','admin')`",
      "sql`roles <@ '{viewer,manager,admin}'::text[]`",
    ];
    for (const source of written) expect(listsIn(source).map(keyOf)).toEqual(["admin,manager,viewer"]);
    expect(LISTS.map(([name]) => name)).toContain("ROLES");
  });

  it("is listed in lib/constants and nowhere else, in any order", () => {
    const names = new Map(LISTS.map(([name, values]) => [keyOf(values), name]));
    const again = Object.entries(SOURCES).flatMap(([file, source]) =>
      listsIn(source).flatMap((values) => {
        const name = names.get(keyOf(values));
        return name === undefined ? [] : [`${file} lists ${name}: ${values.join(", ")}`];
      }),
    );
    expect(again).toEqual([]);
  });
});
