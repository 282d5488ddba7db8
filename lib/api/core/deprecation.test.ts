import { describe, expect, it } from "vitest";
import { z } from "zod";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { accountKey } from "@/db/testing/keys";
import { describeOperation } from "../openapi/operation";
import { callerOfRequest } from "./caller";
import { type Deprecation, defineContract } from "./contract";
import { createRoute } from "./create-route";
import { read } from "./operation";

useTestDatabase();
useTestEnvironment();

const SINCE = new Date("2026-11-18T16:00:00Z");
const SUNSET = new Date("2027-06-01T00:00:00Z");

function deprecated(deprecation: Deprecation) {
  const contract = defineContract({
    id: "old",
    method: "GET",
    path: "/v1/old",
    summary: "An operation that ends",
    scope: "numbers:read",
    input: z.object({}),
    answer: z.object({}),
    deprecated: deprecation,
    errors: [],
  });
  const route = createRoute([read(contract, async () => ({}))], {
    resolveCaller: callerOfRequest,
    report: () => undefined,
  });
  const get = (key: string) =>
    route.GET(new Request("http://localhost/v1/old", { headers: { authorization: `Bearer ${key}` } }), {
      params: Promise.resolve({}),
    });
  return { contract, get };
}

describe("a deprecated operation", () => {
  it("says so in every answer, with its end once that is decided", async () => {
    const { key } = await accountKey();
    const guide = "https://lines.example/docs/versioning";
    const { get } = deprecated({ since: SINCE, sunset: SUNSET, guide });
    for (const used of [key, "lk_live_nobody"]) {
      const { headers } = await get(used);
      expect(headers.get("deprecation")).toBe("@1795017600");
      expect(headers.get("sunset")).toBe("Tue, 01 Jun 2027 00:00:00 GMT");
      expect(headers.get("link")).toBe(`<${guide}>; rel="deprecation"; type="text/html"`);
    }
    const { headers } = await deprecated({ since: SINCE, guide }).get(key);
    expect([headers.has("deprecation"), headers.has("sunset")]).toEqual([true, false]);
  });

  it("is marked in the OpenAPI document", () => {
    const { contract } = deprecated({ since: SINCE, guide: "/docs/versioning" });
    expect(describeOperation(contract)).toMatchObject({ deprecated: true });
    expect(describeOperation({ ...contract, deprecated: undefined })).not.toHaveProperty("deprecated");
  });
});
