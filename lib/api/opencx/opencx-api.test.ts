import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as restRoute from "@/app/compat/opencx/[[...rest]]/route";
import * as agentRoute from "@/app/compat/opencx/phone/[id]/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import * as voicesRoute from "@/app/compat/opencx/phone/voices/route";
import { database } from "@/db/client";
import { auditEntries, bots, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { call, makeTestKey, type Sent } from "../testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const BASE = "/compat/opencx/phone";
const agents = (method: "GET" | "POST", sent: Sent) => call(agentsRoute, method, BASE, sent);
const patch = (id: string, sent: Sent) =>
  call(agentRoute, "PATCH", `${BASE}/${id}`, { ...sent, params: { id } });

/** An account with a location, and a key of the location. */
async function scene(scopes?: Parameters<typeof makeTestKey>[1]) {
  const { account, location } = await makeAccount();
  return { account, location, key: await makeTestKey(location.id, scopes) };
}

const botOf = async (id: string) => (await database().select().from(bots).where(eq(bots.id, id)))[0];
const ordersOf = (botId: string) =>
  database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, botId));

/** Does what the worker does with the purchase of an agent's number. */
async function buyFor(botId: string): Promise<void> {
  const [order] = await ordersOf(botId);
  await advanceOrder(order?.id ?? "", { carrier: carrierPort(), now: () => new Date() });
}

const FULL = {
  name: "Front Desk",
  type: "outbound",
  language: "Español",
  accent: "Mexican",
  handoff_phone_number: "+13125550142",
  interruptible: false,
  actionIds: ["answer", "transfer"],
  instructions: ["Be brief."],
  data_collection_fields: ["Insurance"],
  data_collection_webhook_url: "https://example.com/collected",
  model: "oppie-vox-2",
  first_message: "¡Buenos días!",
  voice_id: "CALM_REASSURING",
};

describe("POST /phone", () => {
  it("makes an agent of a name alone, and shows every default", async () => {
    const { location, key } = await scene();
    const { status, body } = await agents("POST", { key, body: { name: "Front Desk" } });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      org_id: location.id,
      phone_number: null,
      name: "Front Desk",
      type: "inbound",
      language: null,
      accent: null,
      handoff_phone_number: null,
      interruptible: true,
      actionIds: null,
      instructions: null,
      data_collection_fields: null,
      data_collection_webhook_url: null,
      model: "oppie-vox",
      voice_id: null,
      first_message: null,
      created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      updated_at: expect.any(String),
      provider_external_id: null,
    });
    expect(await botOf(body.id)).toMatchObject({
      greeting: "Hello! How can I help you today?",
      languages: ["ENGLISH"],
      firstMessage: null,
    });
  });

  it("keeps all that is said of an agent", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: FULL });
    expect(body).toMatchObject(FULL);
    expect(await botOf(body.id)).toMatchObject({
      greeting: "¡Buenos días!",
      languages: ["SPANISH"],
      outbound: true,
    });
  });

  it("buys a US number in the background that speaks as the agent does", async () => {
    const { key, location } = await scene();
    const { body } = await agents("POST", { key, body: FULL });
    expect(await ordersOf(body.id)).toMatchObject([{ state: "searching", orgId: location.id }]);
    await buyFor(body.id);
    const [listed] = (await agents("GET", { key })).body;
    expect(listed).toEqual({ ...body, phone_number: expect.stringMatching(/^\+1\d{10}$/) });
    const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.botId, body.id));
    expect(line).toMatchObject({
      number: listed.phone_number,
      name: "Front Desk",
      language: "SPANISH",
      voiceId: "CALM_REASSURING",
      languageMismatch: false,
    });
    expect(await carrier.purchases(listed.phone_number)).toBe(1);
  });

  it("gives the line of an agent without language and voice English and the friendly voice", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: { name: "Desk", language: "Klingon" } });
    expect(body.language).toBe("Klingon");
    expect(await ordersOf(body.id)).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("knows our languages by name and by code, and answers them as they were written", async () => {
    const { key } = await scene(["bots:write"]);
    const known = {
      ENGLISH: ["English", "en", "EN-us"],
      SPANISH: ["spanish", "es", "ESPAÑOL", "es-419"],
      FRENCH: ["French", "fr", "français", "fr_CA"],
    };
    for (const [language, names] of Object.entries(known))
      for (const name of names) {
        const { body } = await agents("POST", { key, body: { name: "Desk", language: name } });
        expect(body.language).toBe(name);
        expect((await botOf(body.id))?.languages).toEqual([language]);
      }
  });

  it("tells null, none and absent apart", async () => {
    const { key } = await scene(["bots:write"]);
    const lists = ["actionIds", "instructions", "data_collection_fields"];
    for (const given of [null, []]) {
      const said = Object.fromEntries(lists.map((name) => [name, given]));
      expect((await agents("POST", { key, body: { name: "Desk", ...said } })).body).toMatchObject(said);
    }
  });

  it("reads a hand-off number as people write it", async () => {
    const { key } = await scene(["bots:write"]);
    const { body } = await agents("POST", {
      key,
      body: { name: "Desk", handoff_phone_number: "(312) 555-0142" },
    });
    expect(body.handoff_phone_number).toBe("+13125550142");
  });

  it("makes the agent without a number where none can be bought, and keeps the reason", async () => {
    const { account, location } = await scene();
    const incomplete = await makeOrganization({ zip: null, parentAccountOrgId: account.id });
    for (let line = 0; line < 10; line++) await makeNumber(location);
    const buyer = await makeTestKey(account.id);
    const places = [
      { headers: { "x-organization-id": incomplete.id }, code: "organization_incomplete" },
      { headers: { "x-organization-id": location.id }, code: "number_limit_reached" },
    ];
    for (const { headers, code } of places) {
      const { status, body } = await agents("POST", { key: buyer, headers, body: { name: "Desk" } });
      expect([status, body.phone_number]).toEqual([201, null]);
      expect(await ordersOf(body.id)).toMatchObject([
        { state: "failed", failure: { code, message: expect.any(String) }, finishedAt: expect.any(Date) },
      ]);
      const [entry] = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, body.id));
      expect(entry).toMatchObject({ action: "bot.create" });
    }
  });

  it("orders no number with a key that may not buy", async () => {
    const { key } = await scene(["bots:write"]);
    const { status, body } = await agents("POST", { key, body: { name: "Desk" } });
    expect([status, body.phone_number]).toEqual([201, null]);
    expect(await ordersOf(body.id)).toEqual([]);
  });

  it("keeps the agent where the carrier has no number for it", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: { name: "Desk" } });
    await database()
      .update(phoneNumberOrders)
      .set({ areaCodes: ["999"], areaCodeAsked: "999" })
      .where(eq(phoneNumberOrders.botId, body.id));
    await buyFor(body.id);
    expect(await ordersOf(body.id)).toMatchObject([{ state: "failed" }]);
    expect((await agents("GET", { key })).body).toEqual([body]);
  });

  it("orders one number for each of two agents that are made at once", async () => {
    const { key } = await scene();
    const made = await Promise.all(["One", "Two"].map((name) => agents("POST", { key, body: { name } })));
    for (const { status, body } of made) {
      expect(status).toBe(201);
      expect(await ordersOf(body.id)).toHaveLength(1);
    }
  });

  it("makes one agent of a request that is sent twice with one Idempotency-Key", async () => {
    const { key } = await scene();
    const sent = { key, headers: { "idempotency-key": "agent-1" }, body: { name: "Desk" } };
    const [first, second] = [await agents("POST", sent), await agents("POST", sent)];
    expect(second.body).toEqual(first.body);
    expect((await agents("GET", { key })).body).toEqual([first.body]);
  });

  it("drops what has no counterpart here, and names it in a header", async () => {
    const { key } = await scene(["bots:write"]);
    const body = { name: "Desk", speed: 1.2, flow: {}, use_org_knowledgebase: true };
    const { status, headers } = await agents("POST", { key, body });
    expect(status).toBe(201);
    expect(headers.get("x-linekeeper-ignored")).toBe("speed, flow, use_org_knowledgebase");
  });

  it("refuses what is wrong by its name, and then makes nothing", async () => {
    const { key } = await scene();
    const wrong = {
      name: "",
      type: "both",
      handoff_phone_number: "call the desk",
      interruptible: "yes",
      actionIds: ["sing"],
      data_collection_webhook_url: "http://example.com",
      model: "gpt",
      voice_id: "ROBOT",
      first_message: "x".repeat(1001),
    };
    for (const [field, value] of Object.entries(wrong)) {
      const { status, body } = await agents("POST", { key, body: { name: "Desk", [field]: value } });
      expect(Object.keys(body)).toEqual(["statusCode", "message", "error"]);
      expect([status, body.statusCode, body.error]).toEqual([400, 400, "Bad Request"]);
      expect(body.message).toMatch(new RegExp(`^${field}(\\.0)?: `));
    }
    const impossible = { name: "Desk", handoff_phone_number: "+9991234567" };
    expect((await agents("POST", { key, body: impossible })).body).toEqual({
      statusCode: 400,
      message: "handoff_phone_number: That number cannot exist. Check its country code and length.",
      error: "Bad Request",
    });
    expect((await agents("GET", { key })).body).toEqual([]);
  });
});

describe("GET /phone", () => {
  it("answers every agent in a bare list, newest first, with the oldest living line of each", async () => {
    const { account, location, key } = await scene();
    const older = await makeBot(location, { createdAt: new Date("2026-01-01T00:00:00Z") });
    const newer = await makeBot(location, {
      firstMessage: "Hi!",
      createdAt: new Date("2026-02-01T00:00:00Z"),
    });
    const lineAt = (month: string, number: string) =>
      makeNumber(location, { botId: older.id, number, createdAt: new Date(`2026-${month}-01T00:00:00Z`) });
    await lineAt("05", "+13125550105");
    await lineAt("04", "+13125550104");
    await makeBot(await makeOrganization({ name: "Sibling", parentAccountOrgId: account.id }));
    const { status, body } = await agents("GET", { key });
    expect(status).toBe(200);
    expect(
      body.map(({ id, phone_number, first_message }: Record<string, unknown>) => [
        id,
        phone_number,
        first_message,
      ]),
    ).toEqual([
      [newer.id, null, "Hi!"],
      [older.id, "+13125550104", null],
    ]);
  });
});

describe("PATCH /phone/{id}", () => {
  it("changes what is given, clears what is null, and answers the whole agent", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: FULL });
    const change = { name: "Recall", type: "inbound", actionIds: null, instructions: [], accent: null };
    const changed = await patch(made.id, { key, body: change });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...made, ...change, updated_at: expect.any(String) });
    expect((await agents("GET", { key })).body).toEqual([changed.body]);
  });

  it("lets greeting and training follow the first message and the language, and leaves what people wrote", async () => {
    const { location, key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: { name: "Desk", language: "fr" } });
    await patch(made.id, { key, body: { first_message: "Allô ?" } });
    expect(await botOf(made.id)).toMatchObject({ greeting: "Allô ?", languages: ["FRENCH"] });
    const { body: cleared } = await patch(made.id, { key, body: { first_message: null, language: "es" } });
    expect([cleared.first_message, cleared.language]).toEqual([null, "es"]);
    expect(await botOf(made.id)).toMatchObject({
      greeting: "¡Hola! ¿En qué puedo ayudarle hoy?",
      languages: ["SPANISH"],
    });
    const own = await makeBot(location, { greeting: "Howdy.", languages: ["ENGLISH", "FRENCH"] });
    await patch(own.id, { key, body: { first_message: "Hi!", language: "French" } });
    expect(await botOf(own.id)).toMatchObject({
      greeting: "Howdy.",
      firstMessage: "Hi!",
      languages: ["ENGLISH", "FRENCH"],
    });
  });

  it("answers the language that the bot has been trained in since", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: { name: "Desk", language: "en-US" } });
    await database()
      .update(bots)
      .set({ languages: ["SPANISH"] })
      .where(eq(bots.id, made.id));
    expect((await agents("GET", { key })).body[0].language).toBe("Spanish");
  });

  it("changes the line that was bought with the agent, unless the key may not change lines", async () => {
    const { location, key } = await scene();
    const { body: made } = await agents("POST", { key, body: { name: "Desk" } });
    await buyFor(made.id);
    const lineOf = async () =>
      (await database().select().from(phoneNumbers).where(eq(phoneNumbers.botId, made.id)))[0];
    await patch(made.id, { key, body: { language: "Spanish", voice_id: "KIND_CURIOUS" } });
    expect(await lineOf()).toMatchObject({ language: "SPANISH", voiceId: "KIND_CURIOUS" });
    const limited = await makeTestKey(location.id, ["bots:write"]);
    const { status } = await patch(made.id, { key: limited, body: { language: "fr", voice_id: null } });
    expect(status).toBe(200);
    expect(await lineOf()).toMatchObject({
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      languageMismatch: true,
    });
  });

  it("refuses a model, also the agent's own", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: { name: "Desk" } });
    for (const model of ["oppie-vox", "oppie-vox-2", null])
      expect((await patch(made.id, { key, body: { name: "Other", model } })).body).toEqual({
        statusCode: 400,
        message: "model: The model is chosen when a bot is added and cannot be changed.",
        error: "Bad Request",
      });
    expect((await botOf(made.id))?.name).toBe("Desk");
  });

  it("answers an agent of another tenant exactly as one that does not exist", async () => {
    const { key } = await scene();
    const foreign = await makeBot((await makeAccount("Foreign")).location);
    for (const id of [foreign.id, "00000000-0000-7000-8000-000000000000", "7"]) {
      const { status, body } = await patch(id, { key, body: { name: "Mine" } });
      expect([status, body]).toEqual([
        404,
        {
          statusCode: 404,
          message: "There is nothing here, or it is not yours to see.",
          error: "Not Found",
        },
      ]);
    }
  });
});

describe("GET /phone/voices", () => {
  it("answers our five voices in a bare list", async () => {
    const { key } = await scene(["bots:read"]);
    const { status, body } = await call(voicesRoute, "GET", `${BASE}/voices`, { key });
    expect(status).toBe(200);
    expect(body).toHaveLength(5);
    expect(body[0]).toEqual({
      id: "FRIENDLY_BRIGHT",
      name: "Friendly, bright",
      description: "Warm, easy to follow",
      languages: ["en", "es", "fr"],
    });
  });
});

describe("requests of OpenCX clients", () => {
  it("need a key, and one that may do what they ask", async () => {
    const { location } = await scene();
    expect((await agents("GET", {})).body).toEqual({
      statusCode: 401,
      message: "Sign in, or send a valid API key.",
      error: "Unauthorized",
    });
    const key = await makeTestKey(location.id, ["bots:read"]);
    const { id } = await makeBot(location);
    const refused = { statusCode: 403, message: expect.any(String), error: "Forbidden" };
    expect((await agents("POST", { key, body: { name: "Desk" } })).body).toEqual(refused);
    expect((await patch(id, { key, body: { name: "Desk" } })).body).toEqual(refused);
    expect((await agents("GET", { key })).body).toHaveLength(1);
  });

  it("go to the organization of X-Organization-Id, and else to the key's own", async () => {
    const { account, location } = await scene();
    const key = await makeTestKey(account.id);
    const headers = { "x-organization-id": location.id };
    const { body: there } = await agents("POST", { key, headers, body: { name: "There" } });
    const { body: home } = await agents("POST", { key, body: { name: "Home" } });
    expect([there.org_id, home.org_id]).toEqual([location.id, account.id]);
    expect((await agents("GET", { key, headers })).body).toEqual([there]);
    expect((await agents("GET", { key })).body).toHaveLength(2);
    expect((await patch(home.id, { key, headers, body: { name: "Mine" } })).status).toBe(404);

    const foreign = { key, headers: { "x-organization-id": (await makeAccount("Foreign")).location.id } };
    expect((await agents("POST", { ...foreign, body: { name: "Desk" } })).status).toBe(404);
    const homeless = await agents("POST", { key: await makeTestKey(null), body: { name: "Desk" } });
    expect([homeless.status, homeless.body.message]).toEqual([
      400,
      "X-Organization-Id: A platform key says in this header which organization is meant.",
    ]);
  });

  it("find nothing at other addresses and with other methods, in the same words", async () => {
    const nothing = await restRoute.GET(new Request("http://localhost/compat/opencx/contacts"));
    expect([nothing.status, await nothing.json()]).toEqual([
      404,
      { statusCode: 404, message: expect.any(String), error: "Not Found" },
    ]);
    const put = await agentsRoute.PUT(new Request(`http://localhost${BASE}`, { method: "PUT" }), {
      params: Promise.resolve({}),
    });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
    expect((await put.json()).error).toBe("Method Not Allowed");
  });
});
