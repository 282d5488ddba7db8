import { beforeAll, describe, expect, it } from "vitest";
import * as closeRoute from "@/app/v1/accounts/[id]/close/route";
import * as botRoute from "@/app/v1/bots/[id]/route";
import * as archiveRoute from "@/app/v1/organizations/[id]/archive/route";
import * as variableRoute from "@/app/v1/organizations/[id]/variables/[variableId]/route";
import * as finishRoute from "@/app/v1/phone-number-orders/[id]/finish/route";
import * as releaseOrderRoute from "@/app/v1/phone-number-orders/[id]/release/route";
import * as orderRoute from "@/app/v1/phone-number-orders/[id]/route";
import * as attachRoute from "@/app/v1/phone-numbers/[id]/attach/route";
import * as detachRoute from "@/app/v1/phone-numbers/[id]/detach/route";
import * as migrateRoute from "@/app/v1/phone-numbers/[id]/migrate/route";
import * as restoreRoute from "@/app/v1/phone-numbers/[id]/restore/route";
import * as lineRoute from "@/app/v1/phone-numbers/[id]/route";
import * as switchRoute from "@/app/v1/phone-numbers/[id]/switch/route";
import * as trunkRoute from "@/app/v1/sip-trunks/[id]/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
} from "@/db/testing/factory";
import { quarantineNumber } from "@/lib/domain/numbers/quarantine-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { createVariable } from "@/lib/domain/variables/create-variable";
import { call, makeTestKey } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

/** One object of every deletable kind that has a version, each with its address. */
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
  it("deletes the version that was read, and refuses once it has changed", async () => {
    const { key, things } = await scene();
    for (const { route, path, params, query } of things) {
      const remove = (version: number) =>
        call(route, "DELETE", path, { key, params, query, headers: { "if-match": `"${version}"` } });
      const refused = await remove(99);
      expect([path, refused.status, refused.body.error?.code]).toEqual([path, 412, "edit_conflict"]);
      const { id, version } = refused.body.error.current;
      expect(refused.headers.get("etag")).toMatch(new RegExp(`^"${version}\\.`));
      expect(path).toContain(id);
      const removed = await remove(version);
      expect([path, removed.status, removed.body.data?.id]).toEqual([path, 200, id]);
    }
  });
});

/** One object for every act that is a POST, with the version that it has now. */
async function posts() {
  const { account, location } = await makeAccount();
  const [key, platform, target, bot, other, closed] = await Promise.all([
    makeTestKey(account.id),
    makeTestKey(null),
    makeOrganization({ parentAccountOrgId: account.id }),
    makeBot(location),
    makeBot(location),
    makeAccount(),
  ]);
  const empty = await makeOrganization({ parentAccountOrgId: account.id });
  const [free, attached, switched, moved, quarantined] = await Promise.all([
    makeNumber(location),
    makeNumber(location, { botId: bot.id }),
    makeNumber(location, { botId: bot.id }),
    makeNumber(location),
    makeNumber(location),
  ]);
  await quarantineNumber(contextOf(account), { id: quarantined.id, days: 7, plan: { kind: "notice" } });
  await archiveRoute.POST(
    new Request(`http://localhost/v1/organizations/${closed.location.id}/archive`, {
      method: "POST",
      headers: { authorization: `Bearer ${platform}` },
    }),
    { params: Promise.resolve({ id: closed.location.id }) },
  );
  const line = (id: string, act: string) => `/v1/phone-numbers/${id}/${act}`;
  return [
    {
      key,
      route: attachRoute,
      id: free.id,
      path: line(free.id, "attach"),
      body: { botId: bot.id },
      version: 1,
    },
    { key, route: detachRoute, id: attached.id, path: line(attached.id, "detach"), version: 1 },
    {
      key,
      route: switchRoute,
      id: switched.id,
      path: line(switched.id, "switch"),
      body: { botId: other.id },
      version: 1,
    },
    {
      key,
      route: migrateRoute,
      id: moved.id,
      path: line(moved.id, "migrate"),
      body: { targetOrgId: target.id },
      version: 1,
    },
    { key, route: restoreRoute, id: quarantined.id, path: line(quarantined.id, "restore"), version: 2 },
    { key, route: archiveRoute, id: empty.id, path: `/v1/organizations/${empty.id}/archive`, version: 1 },
    {
      key: platform,
      route: closeRoute,
      id: closed.account.id,
      path: `/v1/accounts/${closed.account.id}/close`,
      version: 1,
    },
  ];
}

describe("an If-Match that is no ETag", () => {
  it.each(["abc", "", '"', "3.5", "3, 4"])("is refused as such, and not as outdated: %j", async (tag) => {
    const { key, things } = await scene();
    for (const { route, path, params, query } of things) {
      const refused = await call(route, "DELETE", path, { key, params, query, headers: { "if-match": tag } });
      expect([path, refused.status, refused.body.error]).toMatchObject([
        path,
        422,
        { code: "validation_failed", fields: [{ path: "If-Match", code: "invalid_format" }] },
      ]);
    }
  });
});

describe("a POST with If-Match", () => {
  it("acts on the version that was read; another one is refused with the present state and its ETag", async () => {
    for (const { key, route, id, path, body, version } of await posts()) {
      const act = (tag: string) =>
        call(route, "POST", path, { key, params: { id }, body, headers: { "if-match": tag } });
      const refused = await act('"99"');
      expect([path, refused.status, refused.body.error?.code]).toEqual([path, 412, "edit_conflict"]);
      expect(refused.body.error.current).toMatchObject({ id, version });
      const etag = refused.headers.get("etag") ?? "";
      expect(etag).toMatch(new RegExp(`^"${version}\\.`));
      const done = await act(etag);
      expect([path, done.status, done.body.data?.id]).toEqual([path, 200, id]);
    }
  });

  it("of two at once with one version, does one and refuses the other", async () => {
    const { account, location } = await makeAccount();
    const [key, line, ...bots] = await Promise.all([
      makeTestKey(account.id),
      makeNumber(location, { botId: (await makeBot(location)).id }),
      makeBot(location),
      makeBot(location),
    ]);
    const path = `/v1/phone-numbers/${line.id}/switch`;
    const headers = { "if-match": '"1"' };
    const answers = await Promise.all(
      bots.map(({ id: botId }) =>
        call(switchRoute, "POST", path, { key, params: { id: line.id }, body: { botId }, headers }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each([
    ["finish", finishRoute],
    ["release", releaseOrderRoute],
  ] as const)("compares the whole ETag of an order, which has no version: %s", async (act, route) => {
    const { account, location } = await makeAccount();
    const key = await makeTestKey(account.id);
    const { order } = await startOrder(contextOf(account), provisionInput(location.id));
    const params = { id: order.id };
    const read = () => call(orderRoute, "GET", `/v1/phone-number-orders/${order.id}`, { key, params });
    const send = (tag: string) =>
      call(route, "POST", `/v1/phone-number-orders/${order.id}/${act}`, {
        key,
        params,
        headers: { "if-match": tag },
      });
    const etag = (await read()).headers.get("etag") ?? "";
    const refused = await send('"outdated"');
    expect([refused.status, refused.body.error.current.id]).toEqual([412, order.id]);
    expect(refused.headers.get("etag")).toBe(etag);
    expect((await send(`"1", ${etag}`)).status).toBe(200);
    expect((await send("*")).status).toBe(200);
  });
});
