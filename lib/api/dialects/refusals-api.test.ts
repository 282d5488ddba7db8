import { beforeAll, describe, expect, it } from "vitest";
import * as trunksRoute from "@/app/compat/hms/api/v1/sip-trunks/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount } from "@/db/testing/factory";
import { call, makeTestKey } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const TRUNKS = "/compat/hms/api/v1/sip-trunks";
const AGENTS = "/compat/opencx/phone";

let accountId = "";
beforeAll(async () => {
  accountId = (await makeAccount()).account.id;
});

describe("a refusal of a dialect", () => {
  it("says of every wrong field what is wrong", async () => {
    const key = await makeTestKey(accountId);
    const body = { name: "", port: 99999 };
    const { status, body: answer } = await call(trunksRoute, "POST", TRUNKS, { key, body });
    expect([status, answer.error.code]).toEqual([400, "validation_failed"]);
    for (const part of ["name: ", "host: is required", "port: must be at most 65535"])
      expect(answer.error.message).toContain(part);
    const one = await call(trunksRoute, "POST", TRUNKS, { key, body: { name: "PBX" } });
    expect(one.body.error).toMatchObject({ message: "host: is required", param: "host" });
  });

  it("names the scope that a key lacks", async () => {
    const key = await makeTestKey(accountId, ["organizations:read"]);
    const hms = await call(trunksRoute, "POST", TRUNKS, { key, body: {} });
    expect(hms.body.error.message).toBe("This API key does not have the required scope: trunks:write.");
    const opencx = await call(agentsRoute, "POST", AGENTS, { key, body: {} });
    expect([opencx.status, opencx.body.message]).toEqual([
      403,
      "This API key does not have the required scope: bots:write.",
    ]);
  });
});
