import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { GET, POST } from "@/app/v1/openapi.json/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { ERROR_CODES } from "@/lib/errors";
import { CONTRACTS } from "../contracts/all";
import { describeApi } from "./document";
import { tagOf } from "./operation";

useTestEnvironment({ APP_URL: "https://lines.example", CORS_ORIGINS: "https://app.example" });

const AT = { params: Promise.resolve({}) };

const document = describeApi(CONTRACTS, "https://lines.example");

/** What the linter recommends, and that everything is described and every example as its schema says. */
const STRICTER = {
  "operation-description": "error",
  "parameter-description": "error",
  "tag-description": "error",
  "no-unused-components": "error",
  // What a schema is refined to names some of its fields only; that no others come is said by the shapes themselves.
  "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: true },
  "no-invalid-schema-examples": "error",
  "no-invalid-parameter-examples": "error",
} as const;

async function problemsOf(source: object): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"], rules: STRICTER });
  const problems = await lintFromString({ source: JSON.stringify(source), config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ""}`,
  );
}

/** Every reference in the document. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === "$ref" && typeof part === "string" ? [part] : references(part),
  );
}

describe("the description of the API", () => {
  it("passes an OpenAPI linter without a word, which would have some for a broken one", async () => {
    expect(await problemsOf(document)).toEqual([]);
    const broken = structuredClone(document) as unknown as { paths: Record<string, { get: object }> };
    broken.paths["/v1/bots"] = { get: { operationId: "getBot", responses: {} } };
    expect(await problemsOf(broken)).not.toEqual([]);
  });

  it("names the headers of the limit in refusals that were counted, and not where nobody knows whose request it was", () => {
    const headersOf = (code: string) => document.components.responses[code] as { headers: object };
    expect(Object.keys(headersOf("unauthorized").headers)).toEqual(["X-Request-Id"]);
    expect(Object.keys(headersOf("rate_limited").headers)).toContain("X-RateLimit-Remaining");
  });

  it("has every operation at its address, under its own id and tag", () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const { operationId, tags } = operation as { operationId: string; tags: string[] };
        expect(document.tags.map(({ name }) => name)).toContain(tags[0]);
        return `${operationId}: ${method.toUpperCase()} ${path}`;
      }),
    );
    const contracts = CONTRACTS.map(({ id, method, path }) => `${id}: ${method} ${path}`);
    expect(described.sort()).toEqual(contracts.sort());
    const used = new Set(CONTRACTS.map(tagOf));
    expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  it("points at nothing that it does not hold, and holds no shape that nothing points at", () => {
    const known = Object.entries(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );
    const used = new Set(references(document));
    expect([...used].filter((reference) => !known.includes(reference))).toEqual([]);
    const unused = known.filter((name) => !used.has(name) && !name.includes("securitySchemes"));
    expect(unused).toEqual([]);
  });

  it("lists each code that an operation refuses with under the status of that code", () => {
    for (const contract of CONTRACTS) {
      const operation = document.paths[contract.path]?.[contract.method.toLowerCase()] as {
        responses: Record<string, { $ref: string }>;
      };
      for (const code of [...contract.errors, "unauthorized", "internal_error"] as const) {
        const { $ref = "" } = operation.responses[ERROR_CODES[code][0]] ?? {};
        const refusal = document.components.responses[$ref.replace("#/components/responses/", "")];
        expect(refusal).toMatchObject({ description: expect.stringContaining(`\`${code}\``) });
      }
    }
  });

  it("is answered to everybody, with the address that this installation is reached at, and to pages of known origins", async () => {
    const ask = (origin: string) =>
      GET(new Request("https://lines.example/v1/openapi.json", { headers: { origin } }), AT);
    const response = await ask("https://app.example");
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect((await ask("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("is only read: other methods are told so as everywhere", async () => {
    const refused = await POST(new Request("https://lines.example/v1/openapi.json", { method: "POST" }), AT);
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(await refused.json()).toMatchObject({ error: { code: "method_not_allowed" } });
  });

  it("names the cookie of the session as browsers have it", () => {
    expect(document.components.securitySchemes.session.name).toBe("__Host-linekeeper.session");
    const plain = describeApi(CONTRACTS, "http://localhost:3000");
    expect(plain.components.securitySchemes.session.name).toBe("linekeeper.session");
  });
});
