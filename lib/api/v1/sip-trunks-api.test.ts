import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot } from "@/db/testing/factory";
import { broken, callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "0" });

const trunks = callsTo("/v1/sip-trunks");
const trunk = callsTo("/v1/sip-trunks/{id}");
const bring = callsTo("/v1/phone-numbers/byo");
const line = callsTo("/v1/phone-numbers/{id}");

let scene: { account: { id: string }; location: { id: string }; key: string; botId: string };
beforeAll(async () => {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  scene = { account, location, key: await makeTestKey(account.id), botId: bot.id };
});

describe("requests for SIP trunks and brought numbers", () => {
  it("create, read, change, list and delete a trunk, and bring a number that uses it", async () => {
    const { key, location, botId } = scene;
    const body = { orgId: location.id, name: "Office PBX", host: "sip.practice.example", password: "secret" };
    const made = await trunks.post({ key, body });
    expect([made.status, made.headers.get("etag")]).toEqual([201, expect.stringMatching(/^"1\./)]);
    expect(made.text).not.toContain("secret");
    const { id } = made.body.data;
    expect((await trunk.get({ params: { id }, key })).body.data).toEqual(made.body.data);
    const changed = await trunk.patch({
      params: { id },
      key,
      body: { port: 5061 },
      headers: { "if-match": '"1"' },
    });
    expect(changed.body.data).toMatchObject({ port: 5061, version: 2, hasPassword: true });
    const stale = await trunk.patch({
      params: { id },
      key,
      body: { port: 1 },
      headers: { "if-match": '"1"' },
    });
    expect([stale.status, stale.body.error.code]).toEqual([412, "edit_conflict"]);
    expect((await trunks.get({ key })).body.data.sipTrunks).toMatchObject([{ id }]);

    const brought = await bring.post({
      key,
      body: { orgId: location.id, phoneNumber: "+31850835037", botId, transferTrunkId: id },
    });
    expect(brought.status).toBe(201);
    expect(brought.body.data).toMatchObject({
      number: "+31850835037",
      carrier: "sip",
      botId,
      transferTrunkId: id,
      state: "not_answering",
    });
    const again = await bring.post({ key, body: { orgId: location.id, phoneNumber: "+31850835037" } });
    expect([again.status, again.body.error.code]).toEqual([409, "number_taken"]);
    const inUse = await trunk.delete({ params: { id }, key });
    expect([inUse.status, inUse.body.error.code]).toEqual([409, "trunk_in_use"]);
    const freed = await line.patch({
      key,
      params: { id: brought.body.data.id },
      body: { transferTrunkId: null },
    });
    expect(freed.body.data.transferTrunkId).toBeNull();
    const deleted = await trunk.delete({ params: { id }, key });
    expect([deleted.status, deleted.body.data]).toEqual([200, { id }]);
    expect((await trunk.get({ params: { id }, key })).status).toBe(404);
  });

  it("name invalid fields, and store nothing", async () => {
    const { key, location } = scene;
    const before = (await trunks.get({ key })).text;
    const refused = await trunks.post({
      key,
      body: broken({ orgId: location.id, name: "", host: "https://pbx.example", port: 70_000, secret: 1 }),
    });
    expect(refused.status).toBe(422);
    const paths = refused.body.error.fields.map(({ path }) => path).sort();
    expect(paths).toEqual(["host", "name", "port", "secret"]);
    const number = await bring.post({ key, body: { orgId: location.id, phoneNumber: "0850835037" } });
    expect(number.body.error.fields).toMatchObject([{ path: "phoneNumber" }]);
    expect((await trunks.get({ key })).text).toBe(before);
  });

  it("take a whole SIP address as host, and refuse one that calls cannot reach", async () => {
    const { key, location } = scene;
    const body = { orgId: location.id, name: "Pasted", host: "sip:office@pbx.example:5071;transport=tls" };
    const made = await trunks.post({ key, body });
    expect([made.status, made.body.data]).toMatchObject([
      201,
      { host: "pbx.example", port: 5071, transport: "tls", username: "office" },
    ]);
    const params = { id: made.body.data.id };
    const moved = await trunk.patch({ params, key, body: { host: "sip:pbx2.example;transport=udp" } });
    expect(moved.body.data).toMatchObject({ host: "pbx2.example", port: 5060, transport: "udp" });
    for (const host of ["0.0.0.0", "127.0.0.1", "[::1]"])
      expect((await trunk.patch({ params, key, body: { host } })).body.error.fields).toMatchObject([
        { path: "host", code: "unreachable_host" },
      ]);
    for (const host of ["256.1.1.1", "0x7f000001"])
      expect((await trunk.patch({ params, key, body: { host } })).body.error.fields).toMatchObject([
        { path: "host", code: "invalid_format" },
      ]);
    expect((await trunk.get({ params, key })).body.data).toEqual(moved.body.data);
  });

  it("bring a number in any spelling, but no impossible one", async () => {
    const { key, location } = scene;
    for (const [phoneNumber, code] of [
      ["+10125550142", "impossible_number"],
      ["+999123456789", "impossible_number"],
      ["0850835037", "country_code_missing"],
      ["+31 85 083 5099 ext 4", "has_extension"],
    ]) {
      const refused = await bring.post({ key, body: { orgId: location.id, phoneNumber: phoneNumber ?? "" } });
      expect([refused.status, refused.body.error.fields]).toMatchObject([
        422,
        [{ path: "phoneNumber", code }],
      ]);
    }
    const pasted = { orgId: location.id, phoneNumber: "\u202atel:+31 (0)85 083 5099\u202c" };
    const brought = await bring.post({ key, body: pasted });
    expect([brought.status, brought.body.data.number]).toEqual([201, "+31850835099"]);
  });

  it("need the scope for trunks, and the one for numbers to bring a number", async () => {
    const { account, location, key } = scene;
    const reader = await makeTestKey(account.id, ["trunks:read", "numbers:read"]);
    const body = { orgId: location.id, name: "Scoped", host: "pbx.example" };
    const made = await trunks.post({ key, body });
    const params = { id: made.body.data.id };
    for (const answer of [
      await trunks.post({ key: reader, body }),
      await trunk.patch({ params, key: reader, body: { name: "Mine" } }),
      await trunk.delete({ params, key: reader }),
    ])
      expect([answer.status, answer.body.error]).toMatchObject([
        403,
        { code: "insufficient_scope", needed: "trunks:write" },
      ]);
    const brought = await bring.post({
      key: reader,
      body: { orgId: location.id, phoneNumber: "+31850835038" },
    });
    expect([brought.status, brought.body.error.needed]).toEqual([403, "numbers:write"]);
    const read = await trunk.get({ params, key: reader });
    expect([read.status, read.body]).toEqual([200, made.body]);
    expect((await trunks.get({ key: reader })).status).toBe(200);
    const other = await makeTestKey(account.id, ["numbers:write"]);
    expect((await trunks.get({ key: other })).body.error.needed).toBe("trunks:read");
  });

  it("get the same 404 for another account's objects as for missing ones", async () => {
    const { key, account } = scene;
    const made = await trunks.post({ key, body: { orgId: account.id, name: "Group", host: "pbx.example" } });
    const foreign = await makeAccount();
    const stranger = await makeTestKey(foreign.account.id);
    const answersFor = async (orgId: string, id: string) => [
      await trunk.get({ params: { id }, key: stranger }),
      await trunk.patch({ params: { id }, key: stranger, body: { name: "Mine" } }),
      await trunk.delete({ params: { id }, key: stranger }),
      await trunks.post({ key: stranger, body: { orgId, name: "x", host: "pbx.example" } }),
      await trunks.get({ key: stranger, query: { orgId } }),
      await bring.post({
        key: stranger,
        body: { orgId: foreign.location.id, phoneNumber: "+31850835039", transferTrunkId: id },
      }),
    ];
    const hidden = (await answersFor(account.id, made.body.data.id)).map(refusalOf);
    const missing = (await answersFor(randomUUID(), randomUUID())).map(refusalOf);
    expect(hidden).toEqual(missing);
    for (const { status, body } of hidden)
      expect([status, body.error]).toMatchObject([404, { code: "not_found" }]);
    expect((await trunk.get({ params: { id: made.body.data.id }, key })).body).toEqual(made.body);
  });
});
