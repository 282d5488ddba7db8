import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import * as hmsDocument from "@/app/compat/hms/api/v1/openapi.json/route";
import * as opencxDocument from "@/app/compat/opencx/openapi.json/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { HMS_CONTRACTS } from "../hms/all";
import { OPENCX_CONTRACTS } from "../opencx/all";
import { describeDialect } from "./dialect-document";
import { withOpenAnswers } from "./open-answers";
import type { JsonSchema } from "./schemas";
import { HMS_TEXTS } from "./texts/hms";
import { OPENCX_TEXTS } from "./texts/opencx";

useTestEnvironment({ APP_URL: "https://lines.example" });

const DOCUMENTS = [
  ["HMS", HMS_CONTRACTS, HMS_TEXTS, hmsDocument],
  ["OpenCX", OPENCX_CONTRACTS, OPENCX_TEXTS, opencxDocument],
] as const;

/** The properties of every schema in a value, with their places. */
function propertiesWithin(value: unknown, place = ""): [place: string, field: JsonSchema][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(name === "properties"
      ? Object.entries(part as Record<string, JsonSchema>).map(([field, schema]): [string, JsonSchema] => [
          `${place}.${field}`,
          schema,
        ])
      : []),
    ...propertiesWithin(part, `${place}/${name}`),
  ]);
}

describe.each(DOCUMENTS)("the OpenAPI document of %s", (_, contracts, texts, route) => {
  const document = describeDialect(contracts, "https://lines.example", texts);

  it("passes an OpenAPI linter", async () => {
    const rules = { "operation-description": "error", "parameter-description": "error" } as const;
    const config = await createConfig({ extends: ["recommended"], rules });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
  });

  it("names the headers of HTTP that answers have", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.entries(path));
    for (const [method, operation] of operations) {
      const { responses } = operation as { responses: Record<string, { headers: object }> };
      const [done = ""] = Object.keys(responses).filter((status) => status.startsWith("2"));
      const named = Object.keys(responses[done]?.headers ?? {});
      expect(named).toContain("X-RateLimit-Remaining");
      expect(named.includes("ETag")).toBe(method === "get");
      expect(named.includes("Idempotent-Replayed")).toBe(method === "post");
      expect(Object.hasOwn(responses, "304")).toBe(method === "get");
      expect(Object.keys(responses[401]?.headers ?? {})).toContain("WWW-Authenticate");
      expect(Object.keys(responses[503]?.headers ?? {})).toContain("Retry-After");
    }
  });

  it("has every operation at its path", () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(contracts.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it("describes every field, and only fields that exist", () => {
    const fields = propertiesWithin(document.paths);
    const silent = fields.filter(([, { description = "" }]) => !description.endsWith("."));
    expect(silent.map(([place]) => place)).toEqual([]);
    const known = new Set(fields.map(([place]) => place.split(".").at(-1)));
    expect(Object.keys(texts.fields).filter((name) => !known.has(name))).toEqual([]);
    const ids = contracts.map(({ id }) => id);
    expect(Object.keys(texts.notes).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("is served without a key, with the installation's own address", async () => {
    const response = await route.GET(new Request("https://lines.example/openapi.json"), {
      params: Promise.resolve({}),
    });
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(withOpenAnswers(document))));
  });
});
