import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as restRoute from "@/app/compat/hms/[[...rest]]/route";
import * as accountRoute from "@/app/compat/hms/api/v1/account/route";
import * as assistantRoute from "@/app/compat/hms/api/v1/assistants/[id]/route";
import * as assistantsRoute from "@/app/compat/hms/api/v1/assistants/route";
import * as numberRoute from "@/app/compat/hms/api/v1/numbers/[id]/route";
import * as numbersRoute from "@/app/compat/hms/api/v1/numbers/route";
import * as trunkRoute from "@/app/compat/hms/api/v1/sip-trunks/[id]/route";
import * as trunksRoute from "@/app/compat/hms/api/v1/sip-trunks/route";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { makeConversation } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  TEST_NOW,
} from "@/db/testing/factory";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { call, makeTestKey, type Sent } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const BASE = "/compat/hms/api/v1";
const numbers = (method: "GET" | "POST", sent: Sent) => call(numbersRoute, method, `${BASE}/numbers`, sent);
const number = (method: "GET" | "PATCH" | "DELETE", id: string, sent: Sent) =>
  call(numberRoute, method, `${BASE}/numbers/${id}`, { ...sent, params: { id } });
const trunks = (method: "GET" | "POST", sent: Sent) => call(trunksRoute, method, `${BASE}/sip-trunks`, sent);
const trunk = (method: "GET" | "DELETE", id: string, sent: Sent) =>
  call(trunkRoute, method, `${BASE}/sip-trunks/${id}`, { ...sent, params: { id } });

let digits = 0;
const nextNumber = () => `+3185083${String(1000 + digits++)}`;

async function scene() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location, { phoneGreeting: "Good morning!" });
  return { account, location, bot, key: await makeTestKey(account.id) };
}

describe("requests of HMS clients", () => {
  it("register, list, read, reassign, unassign, add a trunk and delete, with their own field names", async () => {
    const { location, bot, key } = await scene();
    const phone_number = nextNumber();
    const registered = await numbers("POST", {
      key,
      body: { phone_number, name: "Main Support Line", assistant_id: bot.id },
    });
    expect(registered.status).toBe(201);
    expect(registered.body).toEqual({
      number: {
        id: expect.any(String),
        phone_number,
        name: "Main Support Line",
        assistant_id: bot.id,
        transfer_trunk_id: null,
        created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
        updated_at: expect.any(String),
      },
    });
    const { id } = registered.body.number;
    expect((await numbers("GET", { key })).body).toEqual({ numbers: [registered.body.number] });
    expect((await number("GET", id, { key })).body).toEqual(registered.body);

    const other = await makeBot(location, { name: "Second" });
    const reassigned = await number("PATCH", id, { key, body: { assistant_id: other.id } });
    expect([reassigned.status, reassigned.body.number.assistant_id]).toEqual([200, other.id]);
    const unassigned = await number("PATCH", id, { key, body: { assistant_id: null } });
    expect(unassigned.body.number.assistant_id).toBeNull();
    const assigned = await number("PATCH", id, { key, body: { agent_id: bot.id } });
    expect(assigned.body.number.assistant_id).toBe(bot.id);

    const headers = { "x-organization-id": location.id };
    const made = await trunks("POST", { key, headers, body: { name: "PBX", host: "sip.example.com" } });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      sip_trunk: {
        id: expect.any(String),
        name: "PBX",
        host: "sip.example.com",
        port: 5060,
        username: null,
        created_at: expect.any(String),
      },
    });
    const transfer_trunk_id = made.body.sip_trunk.id;
    const given = await number("PATCH", id, { key, body: { transfer_trunk_id } });
    expect(given.body.number).toMatchObject({ transfer_trunk_id, assistant_id: bot.id });
    expect((await trunk("DELETE", transfer_trunk_id, { key })).body.error).toMatchObject({
      code: "trunk_in_use",
      type: "conflict",
    });

    const deleted = await number("DELETE", id, { key });
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await number("GET", id, { key })).status).toBe(404);
    expect((await trunk("DELETE", transfer_trunk_id, { key })).status).toBe(204);
    expect((await trunks("GET", { key })).body).toEqual({ sip_trunks: [] });
    const history = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(history.map(({ action }) => action).sort()).toEqual(
      [
        "number.bring",
        "number.switch",
        "number.detach",
        "number.attach",
        "number.update",
        "number.detach",
        "number.release",
        "number.released",
      ].sort(),
    );
  });

  it("get assistants and the account as they are, with null for minutes", async () => {
    const { account, location, bot, key } = await scene();
    await makeNumber(location);
    await makeNumber(location, { status: "releasing" });
    const closed = await makeOrganization({ parentAccountOrgId: account.id, archivedAt: TEST_NOW });
    await makeBot(closed);
    const listed = await call(assistantsRoute, "GET", `${BASE}/assistants`, { key });
    expect(listed.body.assistants).toEqual([
      {
        id: bot.id,
        name: "Front Desk",
        first_message: "Good morning!",
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ]);
    const params = { id: bot.id };
    const one = await call(assistantRoute, "GET", `${BASE}/assistants/${bot.id}`, { key, params });
    expect(one.body).toEqual({ assistant: listed.body.assistants[0] });
    const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.orgId, bot.orgId));
    if (!line) throw new Error("The line is missing.");
    await makeConversation(line);
    for (const status of ["ringing", "in_progress"] as const)
      await makeConversation(line, { status, outcome: null, endedAt: null });
    expect((await call(accountRoute, "GET", `${BASE}/account`, { key })).body).toEqual({
      id: account.id,
      email: null,
      company_name: account.name,
      minutes_balance: null,
      monthly_usage_minutes: null,
      active_numbers: 1,
      active_agents: 1,
      active_calls: 2,
    });
  });

  it("get ignored fields named in a header, and the digits as a default name", async () => {
    const { key } = await scene();
    const phone_number = nextNumber();
    const sent = {
      key,
      headers: { "idempotency-key": "named" },
      body: { phone_number, region: "eu", stt_config: {} },
    };
    for (const replayed of [null, "true"]) {
      const { status, headers, body } = await numbers("POST", sent);
      expect([status, body.number.name]).toEqual([201, phone_number]);
      expect(headers.get("idempotent-replayed")).toBe(replayed);
      expect(headers.get("x-linekeeper-ignored")).toBe("region, stt_config");
    }
  });

  it("are refused with HMS's error object, and change nothing", async () => {
    const { key, bot, location } = await scene();
    const phone_number = nextNumber();
    const { id } = (await numbers("POST", { key, body: { phone_number } })).body.number;
    const sibling = await makeBot(await makeOrganization({ name: "Elsewhere" }));
    const refusals = [
      await numbers("POST", { key, body: { phone_number } }),
      await numbers("POST", { key, body: { phone_number: "0850835037" } }),
      await numbers("POST", { key, body: {} }),
      await numbers("POST", { key, body: "{" }),
      await number("PATCH", id, { key, body: { assistant_id: "no-id" } }),
      await number("PATCH", id, { key, body: { name: "Other", assistant_id: sibling.id } }),
      await number("PATCH", id, { key, body: { name: "Other", assistant_id: bot.id } }),
      await numbers("GET", {}),
      await numbers("GET", { key: await makeTestKey(location.id, ["bots:read"]) }),
    ];
    for (const { body } of refusals) {
      const sentences: string[] = body.error.message.split(/(?<=\.)\s+/);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
    expect(
      refusals.map(({ status, body }) => [status, body.error.code, body.error.param, body.error.type]),
    ).toEqual([
      [409, "number_taken", "phone_number", "conflict"],
      [400, "validation_failed", "phone_number", "invalid_request"],
      [400, "validation_failed", "phone_number", "invalid_request"],
      [400, "malformed_json", null, "invalid_request"],
      [400, "validation_failed", "assistant_id", "invalid_request"],
      [404, "not_found", "assistant_id", "not_found"],
      [422, "bot_in_other_organization", "assistant_id", "invalid_request"],
      [401, "unauthorized", null, "authentication"],
      [403, "insufficient_scope", null, "authentication"],
    ]);
    for (const { body } of refusals)
      expect(Object.keys(body.error)).toEqual(["code", "message", "param", "type"]);
    expect((await number("GET", id, { key })).body.number).toMatchObject({
      name: phone_number,
      assistant_id: null,
    });
  });

  it("release a carrier's number when they delete it, even an attached one", async () => {
    const { account, location, bot, key } = await scene();
    const { phoneNumber } = await provisionNumber(contextOf(account), {
      orgId: location.id,
      name: "Main",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCode: "312",
      botId: bot.id,
    });
    expect((await number("DELETE", phoneNumber?.id ?? "", { key })).status).toBe(204);
    const releases = (await carrier.ledger()).filter(({ event }) => event === "release");
    expect(releases.map((entry) => entry.number)).toContain(phoneNumber?.number);
  });

  it("see a deleted number as gone at once, even while the carrier does not answer", async () => {
    const { location, bot, key } = await scene();
    const made = await trunks("POST", {
      key,
      headers: { "x-organization-id": location.id },
      body: { name: "PBX", host: "sip.example.com" },
    });
    const trunkId = made.body.sip_trunk.id;
    const line = await makeNumber(location, { botId: bot.id, transferTrunkId: trunkId });
    await carrier.fail({ operation: "release", kind: "cut_before" });
    expect((await number("DELETE", line.id, { key })).status).toBe(204);
    expect((await numbers("GET", { key })).body.numbers).toEqual([]);
    const answers = [await number("GET", line.id, { key }), await number("DELETE", line.id, { key })];
    for (const body of [{ name: "Back" }, { assistant_id: bot.id }, { assistant_id: null }])
      answers.push(await number("PATCH", line.id, { key, body }));
    for (const { status, body } of answers) expect([status, body.error.code]).toEqual([404, "not_found"]);
    expect((await trunk("DELETE", trunkId, { key })).status).toBe(204);
  });

  it("get SIP's default port for a trunk whose port is missing, null or empty", async () => {
    const { key } = await scene();
    for (const port of [undefined, null, ""]) {
      const { status, body } = await trunks("POST", {
        key,
        body: { name: "PBX", host: "pbx.example", port },
      });
      expect([port, status, body.sip_trunk?.port]).toEqual([port, 201, 5060]);
    }
    const wrong = await trunks("POST", { key, body: { name: "PBX", host: "pbx.example", port: 0 } });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, "port"]);
  });

  it("can send back a number as received, with another assistant", async () => {
    const { key, bot, location } = await scene();
    const headers = { "x-organization-id": location.id };
    const registered = await numbers("POST", { key, headers, body: { phone_number: nextNumber() } });
    const { number: made } = registered.body;
    const body = { ...made, assistant_id: bot.id };
    const changed = await number("PATCH", made.id, { key, body });
    expect([changed.status, changed.body.number]).toEqual([200, { ...body, updated_at: expect.any(String) }]);
    expect(changed.headers.get("x-linekeeper-ignored")).toBe("id, phone_number, created_at, updated_at");
  });

  it("get query parameters ignored, even repeated ones and ones with built-in names", async () => {
    const { key } = await scene();
    const query = "?limit=1&limit=2&constructor=1&__proto__=1";
    const { status, headers } = await numbers("GET", { key, query });
    expect(status).toBe(200);
    // A web server strips the last one from the URL before the route sees it.
    expect(headers.get("x-linekeeper-ignored")).toMatch(/^limit, constructor(, __proto__)?$/);
  });

  it("are refused at unknown addresses and with unknown methods, with the same error object", async () => {
    const request = new Request(`http://localhost${BASE}/campaigns`);
    const nothing = await restRoute.GET(request);
    expect([nothing.status, (await nothing.json()).error.type]).toEqual([404, "not_found"]);
    const put = await numbersRoute.PUT(new Request(`http://localhost${BASE}/numbers`, { method: "PUT" }), {
      params: Promise.resolve({}),
    });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
    expect((await put.json()).error.type).toBe("invalid_request");
  });
});
