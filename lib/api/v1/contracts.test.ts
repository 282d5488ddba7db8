import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { KEY_SCOPES, READ_ONLY_RESOURCES } from "@/lib/constants/permissions";
import { ERROR_CODES } from "@/lib/errors";
import { pathParameters } from "../core/contract";
import { CONTRACTS } from "./all";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Source of every route by its path as contracts write it, without the catch-all and the OpenAPI document. */
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
  it("match routes one to one", () => {
    const paths = new Set(CONTRACTS.map((contract) => contract.path));
    expect([...paths].sort()).toEqual([...routes().keys()].sort());
  });

  it("are used by their own routes", () => {
    const sources = routes();
    for (const contract of CONTRACTS) expect(sources.get(contract.path)).toContain(`${contract.id}Contract`);
  });

  it("have unique addresses, and require a scope, for every change a write scope", () => {
    const addresses = CONTRACTS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { id, method, scope } of CONTRACTS)
      if (scope === null) expect(id).toBe("getMe");
      else expect(scope.endsWith(method === "GET" ? ":read" : ":write")).toBe(true);
  });

  it("need no write scope of what keys only read, and the documents say so", () => {
    const needed = new Set(CONTRACTS.map(({ scope }) => scope));
    expect(READ_ONLY_RESOURCES.filter((resource) => needed.has(`${resource}:write`))).toEqual([]);
    const idle = KEY_SCOPES.filter((scope) => !needed.has(scope));
    expect(idle).toEqual(["calls:write", "audit:write"]);
    const guide = readFileSync(path.join(ROOT, "docs/api/README.md"), "utf8");
    for (const scope of idle) expect(guide).toContain(`\`${scope}\``);
  });

  it("name the items of a list after its address, or as the guide says", () => {
    const guide = readFileSync(path.join(ROOT, "docs/api/README.md"), "utf8");
    const lists = CONTRACTS.filter(({ id }) => /^list|^search$|History$|^getOfficeHours$/.test(id));
    expect(lists.length).toBeGreaterThan(15);
    for (const { path: address, answer } of lists) {
      const [items] = Object.keys((answer as unknown as z.ZodObject).shape);
      const last = address.split("/").at(-1) ?? "";
      const named = last.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (items !== named) expect(guide).toContain(`| \`${address}\` | \`data.${items}\` |`);
      else expect(guide).not.toContain(`| \`${address}\` | \`data.`);
    }
  });

  it("retain a POST's answer with its change, except for the purchase, which asks the carrier in between", () => {
    const apart = CONTRACTS.filter(({ method, atomic }) => method === "POST" && !atomic);
    expect(apart.map(({ id }) => id)).toEqual(["createPhoneNumber"]);
  });

  it("have unique ids, path parameters among their inputs, and known error codes", () => {
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

  it("refuse unknown parameters", () => {
    for (const { input } of CONTRACTS) {
      const parsed = input.safeParse({ nonsense: "1" });
      expect(parsed.error?.issues.some(({ code }) => code === "unrecognized_keys")).toBe(true);
    }
  });
});
