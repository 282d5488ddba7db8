import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(path.resolve(import.meta.dirname, "../package-lock.json"), "utf8");
const packages: Record<string, Locked> = JSON.parse(text).packages;

describe("The lockfile", () => {
  it("has the optional packages of every operating system, without which npm ci would fail", () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`${place}/node_modules/${name}`] && !packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it("names no registry except npm's default, so that npm uses the configured one", () => {
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(elsewhere).toEqual([]);
  });
});
