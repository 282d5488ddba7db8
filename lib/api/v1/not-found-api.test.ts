import { beforeAll, describe, expect, it } from "vitest";
import * as areaCodesRoute from "@/app/v1/area-codes/route";
import * as botsRoute from "@/app/v1/bots/route";
import * as organizationsRoute from "@/app/v1/organizations/route";
import * as attachRoute from "@/app/v1/phone-numbers/[id]/attach/route";
import * as migrateRoute from "@/app/v1/phone-numbers/[id]/migrate/route";
import * as lineRoute from "@/app/v1/phone-numbers/[id]/route";
import * as switchRoute from "@/app/v1/phone-numbers/[id]/switch/route";
import * as bringRoute from "@/app/v1/phone-numbers/byo/route";
import * as linesRoute from "@/app/v1/phone-numbers/route";
import * as trunksRoute from "@/app/v1/sip-trunks/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import type { Route } from "../core/methods";
import { call, makeTestKey } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const UNKNOWN = "01a1fb30-dffd-741d-b644-6d6c2a112d3c";

describe("a request with an id that is not found", () => {
  it("names the id's field, the same for what does not exist and for what belongs to others", async () => {
    const { account, location } = await makeAccount();
    const stranger = await makeAccount("Other Group");
    const key = await makeTestKey(account.id);
    const line = await makeNumber(location);
    const orgId = location.id;
    const trunk = { name: "PBX", host: "pbx.example", port: 5060 };
    const foreign = {
      bot: (await makeBot(stranger.location)).id,
      organization: stranger.location.id,
      trunk: (await createTrunk(contextOf(stranger.account), { ...trunk, orgId: stranger.location.id })).id,
    };
    const number = { name: "Desk", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" };
    const brought = { orgId, phoneNumber: "+442071838750" };
    const place = { name: "Evanston", phone: null, timezone: "America/Chicago" };
    const bot = { name: "Desk", greeting: "Hello." };
    const cases: [string, Route, string, "organization" | "bot" | "trunk", object][] = [
      ["bots", botsRoute, "orgId", "organization", bot],
      ["phone-numbers", linesRoute, "orgId", "organization", number],
      ["phone-numbers", linesRoute, "botId", "bot", { ...number, orgId }],
      ["phone-numbers/byo", bringRoute, "orgId", "organization", brought],
      ["phone-numbers/byo", bringRoute, "botId", "bot", brought],
      ["phone-numbers/byo", bringRoute, "transferTrunkId", "trunk", brought],
      ["sip-trunks", trunksRoute, "orgId", "organization", trunk],
      ["organizations", organizationsRoute, "parentAccountOrgId", "organization", place],
    ];
    for (const [path, route, field, kind, body] of cases)
      for (const id of [UNKNOWN, foreign[kind]]) {
        const { status, body: answer } = await call(route, "POST", `/v1/${path}`, {
          key,
          body: { ...body, [field]: id },
        });
        expect([field, status, answer.error]).toMatchObject([field, 404, refusalAt(field)]);
      }
    const own = { key, params: { id: line.id } };
    for (const [path, route, method, field, kind] of [
      ["/attach", attachRoute, "POST", "botId", "bot"],
      ["/switch", switchRoute, "POST", "botId", "bot"],
      ["/migrate", migrateRoute, "POST", "targetOrgId", "organization"],
      ["", lineRoute, "PATCH", "transferTrunkId", "trunk"],
    ] as const)
      for (const id of [UNKNOWN, foreign[kind]]) {
        const { status, body } = await call(route, method, `/v1/phone-numbers/${line.id}${path}`, {
          ...own,
          body: { [field]: id },
        });
        expect([field, status, body.error]).toMatchObject([field, 404, refusalAt(field)]);
      }
    for (const id of [UNKNOWN, foreign.organization]) {
      const { status, body } = await call(areaCodesRoute, "GET", "/v1/area-codes", {
        key,
        query: `?orgId=${id}`,
      });
      expect([status, body.error]).toMatchObject([404, refusalAt("orgId")]);
    }
  });

  it("names no field if it is the id in the address", async () => {
    const { account } = await makeAccount();
    const key = await makeTestKey(account.id);
    const { body } = await call(lineRoute, "GET", `/v1/phone-numbers/${UNKNOWN}`, {
      key,
      params: { id: UNKNOWN },
    });
    expect(body.error).not.toHaveProperty("fields");
  });
});

function refusalAt(path: string) {
  return { code: "not_found", fields: [{ path, code: "not_found" }] };
}
