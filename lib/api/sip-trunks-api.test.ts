import { beforeAll, describe, expect, it } from "vitest";
import * as numberRoute from "@/app/v1/phone-numbers/[id]/route";
import * as bringRoute from "@/app/v1/phone-numbers/byo/route";
import * as trunkRoute from "@/app/v1/sip-trunks/[id]/route";
import * as trunksRoute from "@/app/v1/sip-trunks/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot } from "@/db/testing/factory";
import { call, makeTestKey, type Sent } from "./testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "0" });

const create = (sent: Sent) => call(trunksRoute, "POST", "/v1/sip-trunks", sent);
const list = (sent: Sent) => call(trunksRoute, "GET", "/v1/sip-trunks", sent);
const one = (method: "GET" | "PATCH" | "DELETE", id: string, sent: Sent) =>
  call(trunkRoute, method, `/v1/sip-trunks/${id}`, { ...sent, params: { id } });
const bring = (sent: Sent) => call(bringRoute, "POST", "/v1/phone-numbers/byo", sent);

let scene: { account: { id: string }; location: { id: string }; key: string; botId: string };
beforeAll(async () => {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  scene = { account, location, key: await makeTestKey(account.id), botId: bot.id };
});

describe("SIP trunks and brought numbers over the API", () => {
  it("make, read, change, list and delete a trunk, and bring a number that uses it", async () => {
    const { key, location, botId } = scene;
    const body = { orgId: location.id, name: "Office PBX", host: "sip.practice.example", password: "secret" };
    const made = await create({ key, body });
    expect([made.status, made.headers.get("etag")]).toEqual([201, '"1"']);
    expect(made.text).not.toContain("secret");
    const { id } = made.body.data;
    expect((await one("GET", id, { key })).body.data).toEqual(made.body.data);
    const changed = await one("PATCH", id, { key, body: { port: 5061 }, headers: { "if-match": '"1"' } });
    expect(changed.body.data).toMatchObject({ port: 5061, version: 2, hasPassword: true });
    const stale = await one("PATCH", id, { key, body: { port: 1 }, headers: { "if-match": '"1"' } });
    expect([stale.status, stale.body.error.code]).toEqual([412, "edit_conflict"]);
    expect((await list({ key })).body.data.sipTrunks).toMatchObject([{ id }]);

    const brought = await bring({
      key,
      body: { orgId: location.id, phoneNumber: "+31850835037", botId, transferTrunkId: id },
    });
    expect(brought.status).toBe(201);
    expect(brought.body.data).toMatchObject({
      number: "+31850835037",
      carrier: "sip",
      botId,
      transferTrunkId: id,
      state: "answering",
    });
    const again = await bring({ key, body: { orgId: location.id, phoneNumber: "+31850835037" } });
    expect([again.status, again.body.error.code]).toEqual([409, "number_taken"]);
    const inUse = await one("DELETE", id, { key });
    expect([inUse.status, inUse.body.error.code]).toEqual([409, "trunk_in_use"]);
    const line = brought.body.data.id;
    const freed = await call(numberRoute, "PATCH", `/v1/phone-numbers/${line}`, {
      key,
      params: { id: line },
      body: { transferTrunkId: null },
    });
    expect(freed.body.data.transferTrunkId).toBeNull();
    const deleted = await one("DELETE", id, { key });
    expect([deleted.status, deleted.body.data]).toEqual([200, { id }]);
    expect((await one("GET", id, { key })).status).toBe(404);
  });

  it("name what is wrong at its field, and keep nothing of it", async () => {
    const { key, location } = scene;
    const before = (await list({ key })).text;
    const refused = await create({
      key,
      body: { orgId: location.id, name: "", host: "sip:pbx.example", port: 70_000, secret: 1 },
    });
    expect(refused.status).toBe(422);
    const paths = refused.body.error.fields.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(["host", "name", "port", "secret"]);
    const number = await bring({ key, body: { orgId: location.id, phoneNumber: "0850835037" } });
    expect(number.body.error.fields).toMatchObject([{ path: "phoneNumber" }]);
    expect((await list({ key })).text).toBe(before);
  });

  it("need the scope of trunks, and of numbers to bring one", async () => {
    const { account, location } = scene;
    const reader = await makeTestKey(account.id, ["trunks:read", "numbers:read"]);
    const body = { orgId: location.id, name: "x", host: "pbx.example" };
    for (const answer of [
      await create({ key: reader, body }),
      await bring({ key: reader, body: { orgId: location.id, phoneNumber: "+31850835038" } }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([403, "insufficient_scope"]);
    expect((await list({ key: reader })).status).toBe(200);
    const other = await makeTestKey(account.id, ["numbers:write"]);
    expect((await list({ key: other })).body.error.needed).toBe("trunks:read");
  });

  it("show another account nothing", async () => {
    const { key, account } = scene;
    const made = await create({ key, body: { orgId: account.id, name: "Group", host: "pbx.example" } });
    const foreign = await makeAccount();
    const stranger = await makeTestKey(foreign.account.id);
    const { id } = made.body.data;
    for (const answer of [
      await one("GET", id, { key: stranger }),
      await one("PATCH", id, { key: stranger, body: { name: "Mine" } }),
      await one("DELETE", id, { key: stranger }),
      await create({ key: stranger, body: { orgId: account.id, name: "x", host: "pbx.example" } }),
      await list({ key: stranger, query: `?orgId=${account.id}` }),
      await bring({
        key: stranger,
        body: { orgId: foreign.location.id, phoneNumber: "+31850835039", transferTrunkId: id },
      }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([404, "not_found"]);
  });
});
