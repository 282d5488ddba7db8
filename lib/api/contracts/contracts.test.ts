import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "@/lib/errors";
import { pathParameters } from "../contract";
import { CONTRACTS } from "./all";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** The addresses that have a route, as contracts spell them, each with its source; the catch-all and the description are none. */
function routes(): Map<string, string> {
  const files = readdirSync(path.join(ROOT, "app/v1"), { recursive: true, encoding: "utf8" });
  return new Map(
    files
      .filter((file) => path.basename(file) === "route.ts" && !/\[\[|openapi/.test(file))
      .map((file) => [
        `/v1/${path.dirname(file).replaceAll(/\[(\w+)\]/g, "{$1}")}`,
        readFileSync(path.join(ROOT, "app/v1", file), "utf8"),
      ]),
  );
}

describe("contracts", () => {
  it("there is a contract for every route, and a route for every contract", () => {
    const paths = new Set(CONTRACTS.map((contract) => contract.path));
    expect([...paths].sort()).toEqual([...routes().keys()].sort());
  });

  it("each route uses its own contract", () => {
    const sources = routes();
    for (const contract of CONTRACTS) expect(sources.get(contract.path)).toContain(`${contract.id}Contract`);
  });

  it("each operation has a method of an address for itself, and what changes something needs to write", () => {
    const addresses = CONTRACTS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { method, scope } of CONTRACTS)
      expect(scope.endsWith(method === "GET" ? ":read" : ":write")).toBe(true);
  });

  it("every POST keeps its answer with its change, but those that ask the carrier in between", () => {
    const apart = CONTRACTS.filter(({ method, atomic }) => method === "POST" && !atomic);
    expect(apart.map(({ id }) => id)).toEqual(["createPhoneNumber"]);
  });

  it("ids are unique, path parameters are inputs, error codes are known", () => {
    expect(new Set(CONTRACTS.map(({ id }) => id)).size).toBe(CONTRACTS.length);
    for (const contract of CONTRACTS) {
      for (const { field } of pathParameters(contract))
        expect(Object.keys(contract.input.shape)).toContain(field);
      for (const code of contract.errors) expect(Object.keys(ERROR_CODES)).toContain(code);
      const names = Object.keys(contract.input.shape);
      const isNamed = contract.path.includes("{") || (contract.method !== "GET" && names.includes("orgId"));
      if (isNamed) expect(contract.errors).toContain("not_found");
    }
  });

  it("unknown parameters are refused everywhere", () => {
    for (const { input } of CONTRACTS) {
      const parsed = input.safeParse({ nonsense: "1" });
      expect(parsed.error?.issues.some(({ code }) => code === "unrecognized_keys")).toBe(true);
    }
  });
});
