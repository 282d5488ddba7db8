import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as restRoute from "@/app/compat/opencx/[[...rest]]/route";
import * as agentRoute from "@/app/compat/opencx/phone/[id]/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import * as voicesRoute from "@/app/compat/opencx/phone/voices/route";
import { database } from "@/db/client";
import { bots, phoneNumbers } from "@/db/schema";
import { botOf, buyFor, scene, WHOLE_AGENT } from "@/db/testing/agents";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import type { Language } from "@/lib/constants/languages";
import { call, makeTestKey, type Sent } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const BASE = "/compat/opencx/phone";
const agents = (method: "GET" | "POST", sent: Sent) => call(agentsRoute, method, BASE, sent);
const patch = (id: string, sent: Sent) =>
  call(agentRoute, "PATCH", `${BASE}/${id}`, { ...sent, params: { id } });

describe("GET /phone", () => {
  it("returns every agent in a bare list, newest first, with the oldest attached line of each", async () => {
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
  it("changes the given fields, clears those that are null, and returns the whole agent", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: WHOLE_AGENT });
    const change = { name: "Recall", type: "inbound", actionIds: null, instructions: [], accent: null };
    const changed = await patch(made.id, { key, body: change });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...made, ...change, updated_at: expect.any(String) });
    expect((await agents("GET", { key })).body).toEqual([changed.body]);
  });

  it("derives greeting and training from first message and language, but keeps what people wrote", async () => {
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

  it("returns the language the bot has been trained in since", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: { name: "Desk", language: "en-US" } });
    await database()
      .update(bots)
      .set({ languages: ["SPANISH"] })
      .where(eq(bots.id, made.id));
    expect((await agents("GET", { key })).body[0].language).toBe("Spanish");
  });

  it("changes nothing if an agent is sent back as received, whatever its bot is trained in", async () => {
    const { location, key } = await scene(["bots:write"]);
    const trained: { freeLanguage: string | null; languages: Language[]; answered: string | null }[] = [
      { freeLanguage: null, languages: ["SPANISH"], answered: "Spanish" },
      { freeLanguage: null, languages: ["SPANISH", "ENGLISH"], answered: null },
      { freeLanguage: "Klingon", languages: ["FRENCH"], answered: "French" },
      { freeLanguage: "en-US", languages: ["SPANISH", "FRENCH"], answered: "Spanish" },
      { freeLanguage: "es-MX", languages: ["ENGLISH", "SPANISH"], answered: "es-MX" },
    ];
    for (const { answered, ...speech } of trained) {
      const greeting = "Hello! How can I help you today?";
      const { id } = await makeBot(location, { ...speech, greeting });
      const before = await botOf(id);
      const agent = (await agents("GET", { key })).body.find((listed: { id: string }) => listed.id === id);
      expect(agent.language).toBe(answered);
      expect((await patch(id, { key, body: agent })).body).toMatchObject(agent);
      expect(await botOf(id)).toEqual(before);
    }
  });

  it("changes the line bought with the agent, unless the key cannot change lines", async () => {
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

  it("accepts the agent's own model, and refuses another", async () => {
    const { key } = await scene(["bots:write"]);
    const { body: made } = await agents("POST", { key, body: { name: "Desk" } });
    expect((await patch(made.id, { key, body: made })).body).toEqual(made);
    for (const model of ["oppie-vox-2", null])
      expect((await patch(made.id, { key, body: { name: "Other", model } })).body).toEqual({
        statusCode: 400,
        message: "model: A bot's model cannot be changed.",
        error: "Bad Request",
      });
    expect((await botOf(made.id))?.name).toBe("Desk");
  });

  it("answers another account's agent exactly as one that does not exist", async () => {
    const { key } = await scene();
    const foreign = await makeBot((await makeAccount("Foreign")).location);
    for (const id of [foreign.id, "00000000-0000-7000-8000-000000000000", "7"]) {
      const { status, body } = await patch(id, { key, body: { name: "Mine" } });
      expect([status, body]).toEqual([
        404,
        {
          statusCode: 404,
          message: "This does not exist, or you do not have access to it.",
          error: "Not Found",
        },
      ]);
    }
  });
});

describe("GET /phone/voices", () => {
  it("returns our five voices in a bare list", async () => {
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
  it("need a key with the right scope", async () => {
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

  it("go to the organization in X-Organization-Id, or else the key's own", async () => {
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
      "X-Organization-Id: A platform key must name the organization in this header.",
    ]);
  });

  it("are refused at unknown addresses and with unknown methods, in the same format", async () => {
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
