import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { botOf, buyFor, ordersOf, scene, WHOLE_AGENT } from "@/db/testing/agents";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, makeOrganization } from "@/db/testing/factory";
import { call, makeTestKey, type Sent } from "../testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const agents = (method: "GET" | "POST", sent: Sent) =>
  call(agentsRoute, method, "/compat/opencx/phone", sent);

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
    const { body } = await agents("POST", { key, body: WHOLE_AGENT });
    expect(body).toMatchObject(WHOLE_AGENT);
    expect(await botOf(body.id)).toMatchObject({
      greeting: "¡Buenos días!",
      languages: ["SPANISH"],
      outbound: true,
    });
  });

  it("buys a US number in the background that speaks as the agent does", async () => {
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

  it("gives the line of an agent without language and voice English and the friendly voice", async () => {
    const { key } = await scene();
    const { body } = await agents("POST", { key, body: { name: "Desk", language: "Klingon" } });
    expect(body.language).toBe("Klingon");
    expect(await ordersOf(body.id)).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("finds one of our languages in a text by name or code, and answers the text as it was written", async () => {
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
