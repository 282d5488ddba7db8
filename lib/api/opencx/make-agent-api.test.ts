import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as agentRoute from "@/app/compat/opencx/phone/[id]/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { botOf, buyFor, ordersOf, scene, WHOLE_AGENT } from "@/db/testing/agents";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, makeOrganization } from "@/db/testing/factory";
import { call, makeTestKey, type Sent } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const agents = (method: "GET" | "POST", sent: Sent) =>
  call(agentsRoute, method, "/compat/opencx/phone", sent);

describe("POST /phone", () => {
  it("creates an agent from a name alone, and returns every default", async () => {
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

  it("stores every field of an agent", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: WHOLE_AGENT });
    expect(body).toMatchObject(WHOLE_AGENT);
    expect(await botOf(body.id)).toMatchObject({
      greeting: "¡Buenos días!",
      languages: ["SPANISH"],
      outbound: true,
    });
  });

  it("buys a US number in the background, with the agent's language and voice", async () => {
    const { key, location } = await scene();
    const { body } = await agents("POST", { key, body: WHOLE_AGENT });
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

  it("defaults the line to English and the friendly voice", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: { name: "Desk", language: "Klingon" } });
    expect(body.language).toBe("Klingon");
    expect(await ordersOf(body.id)).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("recognizes a language by name or code, and returns the text as it was sent", async () => {
    const { key } = await scene(["bots:write"]);
    const known = {
      ENGLISH: ["English", "en", "EN-us", "eng", "American English", "Klingon", "English or Spanish"],
      SPANISH: ["spanish", "es", "ESPAÑOL", "es-419", "espanol", "Spanish (Mexico)", "es-Latn-MX", "spa"],
      FRENCH: ["French", "fr", "français", "fr_CA", "francais", "Canadian French", "fra"],
    };
    for (const [language, names] of Object.entries(known))
      for (const name of names) {
        const { body } = await agents("POST", { key, body: { name: "Desk", language: name } });
        expect(body.language).toBe(name);
        expect((await botOf(body.id))?.languages).toEqual([language]);
      }
  });

  it("distinguishes null from an empty list", async () => {
    const { key } = await scene(["bots:write"]);
    const lists = ["actionIds", "instructions", "data_collection_fields"];
    for (const given of [null, []]) {
      const said = Object.fromEntries(lists.map((name) => [name, given]));
      expect((await agents("POST", { key, body: { name: "Desk", ...said } })).body).toMatchObject(said);
    }
  });

  it("accepts a hand-off number in a common US format", async () => {
    const { key } = await scene(["bots:write"]);
    const { body } = await agents("POST", {
      key,
      body: { name: "Desk", handoff_phone_number: "(312) 555-0142" },
    });
    expect(body.handoff_phone_number).toBe("+13125550142");
  });

  it("creates the agent even if no number can be bought, and stores the reason", async () => {
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

  it("says in a header why agents have no number: at their creation, in the list and in an update", async () => {
    const { location, key } = await scene();
    for (let line = 0; line < 10; line++) await makeNumber(location);
    const full = (agents: number) =>
      `number_limit_reached;agents=${agents};message="The organization has reached the limit of 10 numbers."`;
    const made = await agents("POST", { key, body: { name: "Eleventh" } });
    expect(made.headers.get("x-linekeeper-warning")).toBe(full(1));
    for (let agent = 0; agent < 5; agent++) await agents("POST", { key, body: { name: "Another" } });
    expect((await agents("GET", { key })).headers.get("x-linekeeper-warning")).toBe(full(6));
    const { id } = made.body;
    const changed = await call(agentRoute, "PATCH", `/compat/opencx/phone/${id}`, {
      key,
      params: { id },
      body: { name: "Still without" },
    });
    expect(changed.headers.get("x-linekeeper-warning")).toBe(full(1));
  });

  it("says nothing of agents that have a number, or whose number is being bought", async () => {
    const { key } = await scene();
    const { body, headers } = await agents("POST", { key, body: { name: "Desk" } });
    expect(headers.get("x-linekeeper-warning")).toBeNull();
    expect((await agents("GET", { key })).headers.get("x-linekeeper-warning")).toBeNull();
    await buyFor(body.id);
    expect((await agents("GET", { key })).headers.get("x-linekeeper-warning")).toBeNull();
  });

  it("repeats the warning with a replayed answer", async () => {
    const { location, key } = await scene();
    for (let line = 0; line < 10; line++) await makeNumber(location);
    const sent = { key, headers: { "idempotency-key": "agent-2" }, body: { name: "Desk" } };
    const [first, again] = [await agents("POST", sent), await agents("POST", sent)];
    expect(first.headers.get("x-linekeeper-warning")).toMatch(/^number_limit_reached;/);
    expect(again.headers.get("x-linekeeper-warning")).toBe(first.headers.get("x-linekeeper-warning"));
  });

  it("orders no number with a key that cannot buy", async () => {
    const { key } = await scene(["bots:write"]);
    const { status, body, headers } = await agents("POST", { key, body: { name: "Desk" } });
    expect([status, body.phone_number]).toEqual([201, null]);
    expect(headers.get("x-linekeeper-warning")).toMatch(
      /^insufficient_scope;agents=1;message="No number was/,
    );
    expect(await ordersOf(body.id)).toEqual([]);
  });

  it("explains a number that was never ordered in every answer, to every key", async () => {
    const { account, key } = await scene(["bots:write"]);
    const { body } = await agents("POST", { key, body: { name: "Desk" } });
    for (const reader of [key, await makeTestKey(account.id)]) {
      const params = { id: body.id };
      const path = `/compat/opencx/phone/${body.id}`;
      const changed = await call(agentRoute, "PATCH", path, { key: reader, params, body: { accent: null } });
      for (const { headers } of [await agents("GET", { key: reader }), changed])
        expect(headers.get("x-linekeeper-warning")).toMatch(
          /^insufficient_scope;agents=1;message="No number/,
        );
    }
  });

  it("keeps the agent even if the carrier has no number for it", async () => {
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

  it("orders one number for each of two agents created at the same time", async () => {
    const { key } = await scene();
    const made = await Promise.all(["One", "Two"].map((name) => agents("POST", { key, body: { name } })));
    for (const { status, body } of made) {
      expect(status).toBe(201);
      expect(await ordersOf(body.id)).toHaveLength(1);
    }
  });

  it("creates one agent when a request is repeated with its Idempotency-Key", async () => {
    const { key } = await scene();
    const sent = { key, headers: { "idempotency-key": "agent-1" }, body: { name: "Desk" } };
    const [first, second] = [await agents("POST", sent), await agents("POST", sent)];
    expect(second.body).toEqual(first.body);
    expect((await agents("GET", { key })).body).toEqual([first.body]);
  });

  it("ignores fields without a counterpart, and names them in a header", async () => {
    const { key } = await scene(["bots:write"]);
    const body = { name: "Desk", speed: 1.2, flow: {}, use_org_knowledgebase: true };
    const { status, headers } = await agents("POST", { key, body });
    expect(status).toBe(201);
    expect(headers.get("x-linekeeper-ignored")).toBe("speed, flow, use_org_knowledgebase");
  });

  it("refuses each invalid field by name, and creates nothing", async () => {
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
      message: "handoff_phone_number: There is no country code +999.",
      error: "Bad Request",
    });
    expect((await agents("GET", { key })).body).toEqual([]);
  });
});
