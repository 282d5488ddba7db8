import { beforeAll, describe, expect, it } from "vitest";
import * as botRoute from "@/app/v1/bots/[id]/route";
import * as variableRoute from "@/app/v1/organizations/[id]/variables/[variableId]/route";
import * as lineRoute from "@/app/v1/phone-numbers/[id]/route";
import * as trunkRoute from "@/app/v1/sip-trunks/[id]/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { call, makeTestKey } from "./testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** Everything that counts its changes and can be deleted, one of each, at its address. */
async function scene() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const [key, bot, line, waiting, trunk, variable] = await Promise.all([
    makeTestKey(account.id),
    makeBot(location),
    makeNumber(location),
    makeNumber(location),
    createTrunk(context, { orgId: location.id, name: "PBX", host: "pbx.example", port: 5060 }),
    createVariable(context, { id: location.id, name: "parking", value: "Behind the house", type: "STRING" }),
  ]);
  const variableParams = { id: location.id, variableId: variable.id };
  const variablePath = `/v1/organizations/${location.id}/variables/${variable.id}`;
  const things = [
    { route: botRoute, path: `/v1/bots/${bot.id}`, params: { id: bot.id }, query: "" },
    { route: lineRoute, path: `/v1/phone-numbers/${line.id}`, params: { id: line.id }, query: "" },
    {
      route: lineRoute,
      path: `/v1/phone-numbers/${waiting.id}`,
      params: { id: waiting.id },
      query: "?quarantineDays=7",
    },
    { route: trunkRoute, path: `/v1/sip-trunks/${trunk.id}`, params: { id: trunk.id }, query: "" },
    { route: variableRoute, path: variablePath, params: variableParams, query: "" },
  ];
  return { key, things };
}

describe("a DELETE with If-Match", () => {
  it("deletes what was read, and nothing that somebody has changed since", async () => {
    const { key, things } = await scene();
    for (const { route, path, params, query } of things) {
      const remove = (version: number) =>
        call(route, "DELETE", path, { key, params, query, headers: { "if-match": `"${version}"` } });
      const refused = await remove(99);
      expect([path, refused.status, refused.body.error?.code]).toEqual([path, 412, "edit_conflict"]);
      const { id, version } = refused.body.error.current;
      expect(path).toContain(id);
      const removed = await remove(version);
      expect([path, removed.status, removed.body.data?.id]).toEqual([path, 200, id]);
    }
  });
});
