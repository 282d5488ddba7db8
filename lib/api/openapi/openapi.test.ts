import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { GET, POST } from "@/app/v1/openapi.json/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { ERROR_CODES } from "@/lib/errors";
import { CONTRACTS } from "../v1/all";
import { describeApi } from "./document";
import { withOpenAnswers } from "./open-answers";
import { tagOf } from "./operation";

useTestEnvironment({ APP_URL: "https://lines.example", CORS_ORIGINS: "https://app.example" });

const AT = { params: Promise.resolve({}) };

const document = describeApi(CONTRACTS, "https://lines.example");

/** Rules beyond the recommended ones: everything has a description, and every example matches its schema. */
const STRICTER = {
  "operation-description": "error",
  "parameter-description": "error",
  "tag-description": "error",
  "no-unused-components": "error",
  // The `allOf` refinement of a refusal names only some fields; the shapes themselves forbid any others.
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

describe("OpenAPI document", () => {
  it("passes an OpenAPI linter, which does report a broken document", async () => {
    expect(await problemsOf(document)).toEqual([]);
    const broken = structuredClone(document) as unknown as { paths: Record<string, { get: object }> };
    broken.paths["/v1/bots"] = { get: { operationId: "getBot", responses: {} } };
    expect(await problemsOf(broken)).not.toEqual([]);
  });

  it("lists rate-limit headers only on refusals that count against a caller, so not on 401", () => {
    const headersOf = (code: string) => document.components.responses[code] as { headers: object };
    expect(Object.keys(headersOf("unauthorized").headers)).toEqual(["X-Request-Id", "WWW-Authenticate"]);
    expect(Object.keys(headersOf("rate_limited").headers)).toContain("X-RateLimit-Remaining");
  });

  it("lists every operation at its path, with its id and tag", () => {
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

  it("comes in the order of use: who, where, which bot, which number; create, list, read, edit, delete", () => {
    const described = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map((operation) => operation as { operationId: string; tags: string[] }),
    );
    const ids = described.map(({ operationId }) => operationId);
    expect(ids).toEqual(CONTRACTS.map(({ id }) => id));
    expect(document.tags.map(({ name }) => name)).toEqual([
      ...new Set(described.flatMap(({ tags }) => tags)),
    ]);
    const places = (...names: string[]) => names.map((name) => ids.indexOf(name));
    for (const names of [
      ["getMe", "listOrganizations", "listBots", "listAvailablePhoneNumbers", "listPhoneNumbers"],
      ["createBot", "listBots", "getBot", "updateBot", "deleteBot", "createFaq", "listFaqs", "saveWorkflow"],
      ["createPhoneNumber", "listPhoneNumbers", "getPhoneNumber", "attachPhoneNumber", "detachPhoneNumber"],
    ])
      expect(places(...names)).toEqual(places(...names).toSorted((one, other) => one - other));
  });

  it("has no dangling references and no unused components", () => {
    const known = Object.entries(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );
    const used = new Set(references(document));
    expect([...used].filter((reference) => !known.includes(reference))).toEqual([]);
    const unused = known.filter((name) => !used.has(name) && !name.includes("securitySchemes"));
    expect(unused).toEqual([]);
  });

  it("lists every refusal code of an operation under the code's status", () => {
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

  it("is served without a key, with the installation's own address, and to pages of allowed origins", async () => {
    const ask = (origin: string) =>
      GET(new Request("https://lines.example/v1/openapi.json", { headers: { origin } }), AT);
    const response = await ask("https://app.example");
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect((await ask("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(withOpenAnswers(document))));
  });

  it("refuses other methods than GET with 405, like every route", async () => {
    const refused = await POST(new Request("https://lines.example/v1/openapi.json", { method: "POST" }), AT);
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(await refused.json()).toMatchObject({ error: { code: "method_not_allowed" } });
  });

  it("names the session cookie as browsers know it", () => {
    expect(document.components.securitySchemes.session.name).toBe("__Host-linekeeper.session");
    const plain = describeApi(CONTRACTS, "http://localhost:3000");
    expect(plain.components.securitySchemes.session.name).toBe("linekeeper.session");
  });
});
