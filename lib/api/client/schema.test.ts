import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from "openapi-typescript";
import { expect, it } from "vitest";
import { CONTRACTS } from "../contracts/all";
import { describeApi } from "../openapi/document";

/** The reference has the examples; beside types they would be most of the file. */
function withoutExamples(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutExamples);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).filter(([name]) => name !== "example" && name !== "examples");
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutExamples(value)]));
}

it("The client's types are those of the description; `npm run api-types` writes them anew", async () => {
  const description = withoutExamples(describeApi(CONTRACTS, "http://localhost")) as OpenAPI3;
  const types = astToString(await openapiTS(description, { silent: true, defaultNonNullable: false }));
  await expect(`${COMMENT_HEADER}${types}`).toMatchFileSnapshot("./schema.d.ts");
});
