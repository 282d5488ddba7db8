import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { PARKING, practice } from "@/db/testing/practice";
import { broken, callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const bots = callsTo("/v1/bots");
const bot = callsTo("/v1/bots/{id}");
const faqs = callsTo("/v1/bots/{id}/faqs");
const faq = callsTo("/v1/bots/{id}/faqs/{faqId}");

describe("POST /v1/bots", () => {
  it("adds a bot and returns all its fields, with its version as ETag", async () => {
    const { location, key } = await practice();
    const body = { orgId: location.id, name: "Recall", greeting: "Hello!", outbound: true };
    const created = await bots.post({ key, body });
    expect(created.status).toBe(201);
    expect(created.headers.get("etag")).toMatch(/^"1\.[\w-]+"$/);
    expect(created.body).toEqual({
      success: true,
      data: {
        id: expect.any(String),
        orgId: location.id,
        name: "Recall",
        internalName: null,
        companyName: null,
        greeting: "Hello!",
        phoneGreeting: null,
        closedChatGreeting: null,
        closedPhoneGreeting: null,
        industry: null,
        outbound: true,
        type: "outbound",
        isRagEnabled: false,
        isGuardianEnabled: false,
        modelVersion: null,
        languages: ["ENGLISH"],
        greetingLanguages: [],
        instructions: null,
        accent: null,
        firstMessage: null,
        defaultVoiceId: null,
        handoffPhoneNumber: null,
        interruptible: true,
        actionIds: null,
        dataCollectionFields: null,
        dataCollectionWebhookUrl: null,
        model: "oppie-vox",
        faqs: [],
        organization: { id: location.id, name: location.name, city: "Chicago", state: "IL" },
        lineCount: 0,
        version: 1,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    });
    const found = await bot.get({ key, params: { id: created.body.data.id } });
    expect(found.body).toEqual(created.body);
  });

  it("accepts the phone settings, and names each invalid one", async () => {
    const { location, key } = await practice();
    const desk = { orgId: location.id, name: "Desk", greeting: "Hello!" };
    const behaviour = {
      accent: "Midwestern",
      firstMessage: "Hello, this is Bright Smile.",
      defaultVoiceId: "KIND_CURIOUS",
      handoffPhoneNumber: "+13125550142",
      interruptible: false,
      actionIds: [] as [],
      dataCollectionFields: ["Insurance"] as string[],
      dataCollectionWebhookUrl: "https://example.com/collected",
      model: "oppie-vox-turbo",
    } as const;
    const created = await bots.post({ key, body: { ...desk, ...behaviour } });
    expect(created.body.data).toMatchObject(behaviour);
    const wrong = {
      firstMessage: "x".repeat(1001),
      defaultVoiceId: "ROBOT",
      handoffPhoneNumber: "555-0142",
      interruptible: null,
      actionIds: ["answer", "sing"],
      dataCollectionFields: [""],
      dataCollectionWebhookUrl: "http://example.com",
      model: "gpt",
      type: "outbound",
    };
    const { status, body } = await bots.post({ key, body: broken({ ...desk, ...wrong }) });
    expect(status).toBe(422);
    expect(body.error.fields.map(({ path }) => path).sort()).toEqual(
      [
        "firstMessage",
        "defaultVoiceId",
        "handoffPhoneNumber",
        "interruptible",
        "actionIds.1",
        "dataCollectionFields.0",
        "dataCollectionWebhookUrl",
        "model",
        "type",
      ].sort(),
    );
  });

  it("adds one bot when a request is repeated with its Idempotency-Key", async () => {
    const { location, key } = await practice();
    const sent = {
      key,
      headers: { "idempotency-key": "front-desk-1" },
      body: { orgId: location.id, name: "Front Desk", greeting: "Hello!" },
    };
    const [first, second] = [await bots.post(sent), await bots.post(sent)];
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    const { data } = (await bots.get({ key, query: { orgId: location.id, q: "front" } })).body;
    expect(data.bots).toHaveLength(2);
  });

  it("names every missing, invalid and unknown field", async () => {
    const { location, key } = await practice();
    const body = { orgId: location.id, name: "", isRagEnabled: true, languages: ["KLINGON"], color: "red" };
    const { status, body: answer } = await bots.post({ key, body: broken(body) });
    expect([status, answer.error.code]).toEqual([422, "validation_failed"]);
    expect(answer.error.fields.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ["name", "required"],
        ["greeting", "required"],
        ["isRagEnabled", "invalid_choice"],
        ["languages.0", "invalid_choice"],
        ["color", "unknown_field"],
      ]),
    );
  });

  it("treats another account's organization in the body as one that does not exist", async () => {
    const { key } = await practice();
    const { location } = await makeAccount("Foreign");
    const attempts = [];
    for (const orgId of [location.id, randomUUID()])
      attempts.push(await bots.post({ key, body: { orgId, name: "Front Desk", greeting: "Hello!" } }));
    const [foreign, nowhere] = attempts.map(refusalOf);
    expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(foreign).toEqual(nowhere);
  });
});

describe("PATCH /v1/bots/{id}", () => {
  it("changes the given fields, clears those that are null, and leaves the rest", async () => {
    const { location, key } = await practice();
    const { id } = await makeBot(location, { phoneGreeting: "Hi!", companyName: "Bright Smile" });
    const changed = await bot.patch({ key, params: { id }, body: { name: "Desk", phoneGreeting: null } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).toMatch(/^"2\.[\w-]+"$/);
    expect(changed.body.data).toMatchObject({
      name: "Desk",
      phoneGreeting: null,
      companyName: "Bright Smile",
      version: 2,
    });
  });

  it("warns about a line whose language the bot no longer speaks", async () => {
    const { location, key, frontDesk } = await practice();
    await makeNumber(location, { botId: frontDesk.id, number: "+13125550142" });
    const body = { languages: ["SPANISH" as const] };
    const { body: answer } = await bot.patch({ key, params: { id: frontDesk.id }, body });
    expect(answer.warnings).toEqual([
      {
        code: "language_mismatch",
        message: "(312) 555-0142 speaks English, which Front Desk is not trained in.",
      },
    ]);
  });

  it("refuses an edit of an outdated version, and shows the current state", async () => {
    const { key, frontDesk } = await practice();
    const edits = ["Ann", "Bea"].map((name) =>
      bot.patch({ key, params: { id: frontDesk.id }, headers: { "if-match": '"1"' }, body: { name } }),
    );
    const [won, lost] = (await Promise.all(edits)).sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.error).toMatchObject({ code: "edit_conflict", current: won?.body.data });
  });

  it("refuses to change the model, and says why", async () => {
    const { key, frontDesk } = await practice();
    const body = { name: "Other", model: "oppie-vox-2" } as const;
    const { status, body: answer } = await bot.patch({ key, params: { id: frontDesk.id }, body });
    expect([status, answer.error.code]).toEqual([422, "validation_failed"]);
    expect(answer.error.fields).toMatchObject([
      { path: "model", message: "A bot's model cannot be changed." },
    ]);
    expect((await bot.get({ key, params: { id: frontDesk.id } })).body.data.name).toBe("Front Desk");
  });

  it("refuses another organization in the body, and a field that bots do not have", async () => {
    const { key, frontDesk } = await practice();
    const body = broken({ orgId: randomUUID(), voice: "loud" });
    const { status, body: answer } = await bot.patch({ key, params: { id: frontDesk.id }, body });
    expect(status).toBe(422);
    expect(answer.error.fields).toMatchObject([
      { path: "voice", code: "unknown_field" },
      { path: "orgId", code: "read_only" },
    ]);
  });
});

describe("DELETE /v1/bots/{id}", () => {
  it("deletes a bot, and returns 404 from then on", async () => {
    const { key, frontDesk } = await practice();
    const sent = { key, params: { id: frontDesk.id } };
    expect(await bot.delete(sent)).toMatchObject({
      status: 200,
      body: { success: true, data: { id: frontDesk.id } },
    });
    expect(await bot.delete(sent)).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  });

  it("refuses while the bot is attached to lines, and names them", async () => {
    const { location, key, frontDesk } = await practice();
    const { id, number, name } = await makeNumber(location, { botId: frontDesk.id });
    expect(await bot.delete({ key, params: { id: frontDesk.id } })).toMatchObject({
      status: 409,
      body: { error: { code: "bot_in_use", lines: [{ id, number, name }] } },
    });
  });
});

describe("bots over the API", () => {
  it("cannot be changed with a read-only key or with a key for lines", async () => {
    const { account, location, frontDesk } = await practice();
    const one = { params: { id: frontDesk.id } };
    for (const key of [
      await makeTestKey(account.id, ["bots:read"]),
      await makeTestKey(account.id, ["numbers:write"]),
    ])
      for (const { status, body } of [
        await bots.post({ key, body: { orgId: location.id, name: "Front Desk", greeting: "Hello!" } }),
        await bot.patch({ key, ...one, body: { name: "Other" } }),
        await bot.delete({ key, ...one }),
        await faqs.post({ key, ...one, body: PARKING }),
        await faq.patch({ key, params: { ...one.params, faqId: randomUUID() }, body: PARKING }),
        await faq.delete({ key, params: { ...one.params, faqId: randomUUID() } }),
      ])
        expect([status, body.error]).toMatchObject([
          403,
          { code: "insufficient_scope", needed: "bots:write" },
        ]);
  });

  it("of another account look exactly like bots that do not exist", async () => {
    const { frontDesk } = await practice();
    const { account } = await makeAccount("Foreign");
    const key = await makeTestKey(account.id, ["bots:write"]);
    for (const call of [
      (id: string) => bot.patch({ key, params: { id }, body: { name: "Other" } }),
      (id: string) => bot.delete({ key, params: { id } }),
      (id: string) => faqs.get({ key, params: { id } }),
      (id: string) => faqs.post({ key, params: { id }, body: PARKING }),
      (id: string) => faq.patch({ key, params: { id, faqId: randomUUID() }, body: PARKING }),
      (id: string) => faq.delete({ key, params: { id, faqId: randomUUID() } }),
    ]) {
      const [foreign, nowhere] = [await call(frontDesk.id), await call(randomUUID())].map(refusalOf);
      expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
      expect(foreign).toEqual(nowhere);
    }
  });
});
