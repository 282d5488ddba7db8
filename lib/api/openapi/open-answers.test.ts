import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/v1/openapi.json/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { AUDIT_ACTIONS } from "@/lib/constants/audit";
import { CONTRACTS } from "../v1/all";
import { describeApi } from "./document";
import { withOpenAnswers } from "./open-answers";

useTestEnvironment();

const closed = describeApi(CONTRACTS, "https://lines.example");
const published = withOpenAnswers(closed);

function validatorOf(document: object, pointer: string) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "description" });
  const validate = ajv.getSchema(`description#/${pointer}`);
  if (!validate) throw new Error(`There is no ${pointer}.`);
  return validate;
}

const WARNING = { code: "a_new_code", message: "New." };
const REFUSAL = {
  success: false,
  message: "New.",
  error: {
    code: "a_new_code",
    message: "New.",
    requestId: "01a1fb30-dffd-741d-b644-6d6c2a112d3c",
    aNewField: 1,
  },
};

describe("the published description", () => {
  it("lets answers have new fields and codes, which our own tests would notice", () => {
    for (const [pointer, answer] of [
      ["components/schemas/Warning", { ...WARNING, aNewField: 1 }],
      ["components/schemas/Failure", REFUSAL],
    ] as const) {
      expect([pointer, validatorOf(published, pointer)(answer)]).toEqual([pointer, true]);
      expect([pointer, validatorOf(closed, pointer)(answer)]).toEqual([pointer, false]);
    }
    const answers = JSON.stringify([
      published.components.responses,
      Object.values(published.paths).map((operations) =>
        Object.values(operations).map((operation) => (operation as { responses: object }).responses),
      ),
    ]);
    expect(answers).not.toContain('"additionalProperties":false');
  });

  it("still lists the known codes, and keeps requests closed", () => {
    const { Warning, OfficeHoursInput } = published.components.schemas;
    expect(Warning?.properties?.code).toMatchObject({
      type: "string",
      "x-extensible-enum": expect.arrayContaining(["language_mismatch"]),
    });
    expect(OfficeHoursInput).toMatchObject({ additionalProperties: false });
    const bodyOf = (document: typeof closed) =>
      (document.paths["/v1/bots"]?.post as { requestBody: object } | undefined)?.requestBody;
    expect(bodyOf(published)).toEqual(bodyOf(closed));
  });

  it("is what is served, and passes an OpenAPI linter", async () => {
    const response = await GET(new Request("https://lines.example/v1/openapi.json"), {
      params: Promise.resolve({}),
    });
    const served = await response.json();
    expect(served.components.schemas.Warning.properties.code.enum).toBeUndefined();
    const config = await createConfig({
      extends: ["recommended"],
      rules: {
        "no-server-example.com": "off",
        "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: true },
      },
    });
    const problems = await lintFromString({ source: JSON.stringify(served), config });
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId} ${message} ${location[0]?.pointer}`),
    ).toEqual([]);
  });

  it("names every action of the history with its meaning", () => {
    const { description } = published.components.schemas.AuditEntry?.properties?.action ?? {};
    for (const action of AUDIT_ACTIONS)
      expect(description).toMatch(new RegExp(`- \`${action}\`: [A-Z].*\\.`));
  });
});
