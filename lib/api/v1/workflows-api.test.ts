import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as workflowsRoute from "@/app/v1/bots/[id]/workflows/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot } from "@/db/testing/factory";
import { broken, callsTo } from "../client/testing";
import { call, makeTestKey, refusalOf } from "../core/testing";

useTestDatabase();
useTestEnvironment();

const workflows = callsTo("/v1/bots/{id}/workflows");
const workflow = callsTo("/v1/bots/{id}/workflows/{workflowId}");

const BODY = { title: "Book a visit", description: null, steps: [{ title: "Ask for the name" }] };
const STEP = {
  title: "Ask for the name",
  description: null,
  instructions: null,
  order: 0,
  examples: [],
  action: null,
  actionMetadata: null,
  childSteps: [],
};

const { childSteps: _, ...CHILD } = { ...STEP, order: 3 };

/** A bot, and a key that can change it. */
async function practice() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  return { account, location, bot, key: await makeTestKey(account.id, ["bots:write"]) };
}

/** The refused fields of a body, with their codes. */
async function refusedFields(body: object) {
  const { bot, key } = await practice();
  const answer = await workflows.post({ key, params: { id: bot.id }, body: broken(body) });
  expect([answer.status, answer.body.error.code]).toEqual([422, "validation_failed"]);
  return answer.body.error.fields.map(({ path, code }: { path: string; code: string }) => [path, code]);
}
const withMetadata = (actionMetadata: unknown) => ({ ...BODY, steps: [{ title: "A", actionMetadata }] });

describe("/v1/bots/{id}/workflows", () => {
  it("adds without an id, changes with one, lists, reads and deletes", async () => {
    const { bot, key } = await practice();
    const one = { key, params: { id: bot.id } };
    const added = await workflows.post({ ...one, body: BODY });
    expect(added.status).toBe(201);
    expect(added.headers.get("etag")).toMatch(/^"1\.[\w-]+"$/);
    const { data } = added.body;
    expect(added.body).toEqual({
      success: true,
      data: {
        id: expect.any(String),
        botId: bot.id,
        title: "Book a visit",
        description: null,
        usageContext: null,
        enabled: true,
        order: 0,
        steps: [STEP],
        version: 1,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    });
    const body = { id: data.id, title: "Book", description: "By phone.", enabled: false };
    const changed = await workflows.post({ ...one, body });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, expect.stringMatching(/^"2\./)]);
    expect(changed.body.data).toEqual({ ...data, ...body, version: 2, updatedAt: expect.any(String) });
    expect((await workflows.get(one)).body).toEqual({
      success: true,
      data: { workflows: [changed.body.data] },
    });
    const sent = { key, params: { id: bot.id, workflowId: data.id } };
    expect((await workflow.get(sent)).body).toEqual(changed.body);
    expect(await workflow.delete(sent)).toMatchObject({
      status: 200,
      body: { success: true, data: { id: data.id } },
    });
    for (const gone of [await workflow.delete(sent), await workflow.get(sent)])
      expect(gone).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  });

  it("accepts the steps of an answer unchanged", async () => {
    const { bot, key } = await practice();
    const steps = [
      {
        ...STEP,
        examples: ["May I have your name?"],
        action: "TRANSFER_CALL",
        actionMetadata: { to: { number: "+13125550142" }, tries: [1, 2.5, null, true] },
        childSteps: [CHILD],
      },
    ];
    const one = { key, params: { id: bot.id } };
    const { data } = (await workflows.post({ ...one, body: { ...BODY, steps } })).body;
    expect(data.steps).toEqual(steps);
    const again = await workflows.post({ ...one, body: { ...BODY, id: data.id, steps: data.steps } });
    expect([again.status, again.body.data]).toEqual([200, data]);
  });

  it("adds one workflow when a request is repeated with its Idempotency-Key", async () => {
    const { bot, key } = await practice();
    const sent = { key, params: { id: bot.id }, headers: { "idempotency-key": "book-1" }, body: BODY };
    const [first, second] = [await workflows.post(sent), await workflows.post(sent)];
    expect([second.status, second.body]).toEqual([201, first.body]);
    const { data } = (await workflows.get({ key, params: { id: bot.id } })).body;
    expect(data.workflows).toHaveLength(1);
  });

  it("refuses to overwrite another's edit if the request names the version it read", async () => {
    const { bot, key } = await practice();
    const one = { key, params: { id: bot.id } };
    const { data } = (await workflows.post({ ...one, body: BODY })).body;
    const known = { ...one, headers: { "if-match": '"1"' } };
    const answers = await Promise.all(
      ["A", "B"].map((title) => workflows.post({ ...known, body: { ...BODY, id: data.id, title } })),
    );
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.error).toMatchObject({ code: "edit_conflict", current: won?.body.data });
    const late = await workflow.delete({ ...known, params: { id: bot.id, workflowId: data.id } });
    expect([late.status, late.body.error.code]).toEqual([412, "edit_conflict"]);
  });

  it("names every missing, invalid and unknown field, including a child step of a child step", async () => {
    const deep = { ...STEP, childSteps: [{ title: "B", childSteps: [] }, { title: "" }] };
    expect(await refusedFields({ steps: [deep, { order: -1, action: 7 }], botId: randomUUID() })).toEqual([
      ["title", "required"],
      ["description", "required"],
      ["steps.0.childSteps.0.childSteps", "unknown_field"],
      ["steps.0.childSteps.1.title", "required"],
      ["steps.1.title", "required"],
      ["steps.1.order", "too_small"],
      ["steps.1.action", "invalid_type"],
      ["botId", "unknown_field"],
    ]);
    expect(await refusedFields({ ...BODY, id: "7" })).toEqual([["id", "invalid_format"]]);
    expect(await refusedFields({ ...BODY, steps: Array(51).fill({ title: "A" }) })).toEqual([
      ["steps", "too_long"],
    ]);
  });

  it("limits the size and depth of an action's metadata", async () => {
    const at = "steps.0.actionMetadata";
    for (const [metadata, code] of [
      [[], "invalid"],
      ["TRANSFER", "invalid"],
      [{ text: "x".repeat(8000) }, "too_long"],
      [{ a: { b: { c: { d: { e: {} } } } } }, "invalid"],
      [{ a: "\0" }, "invalid"],
      [{ "\ud800": 1 }, "invalid"],
      [JSON.parse('{"a": [{"__proto__": {"isAdmin": true}}]}'), "invalid"],
    ] as const)
      expect(await refusedFields(withMetadata(metadata))).toEqual([[at, code]]);
    const { bot, key } = await practice();
    const nested = `${'{"a":'.repeat(15_000)}1${"}".repeat(15_000)}`;
    const body = `{"title":"A","description":null,"steps":[{"title":"B","actionMetadata":${nested}}]}`;
    const answer = await call(workflowsRoute, "POST", `/v1/bots/${bot.id}/workflows`, {
      key,
      params: { id: bot.id },
      body,
    });
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([422, at]);
  });

  it("refuses a read-only key and a key for lines", async () => {
    const { account, bot } = await practice();
    const params = { id: bot.id, workflowId: randomUUID() };
    for (const key of [
      await makeTestKey(account.id, ["bots:read"]),
      await makeTestKey(account.id, ["numbers:write"]),
    ])
      for (const { status, body } of [
        await workflows.post({ key, params, body: BODY }),
        await workflow.delete({ key, params }),
      ])
        expect([status, body.error]).toMatchObject([
          403,
          { code: "insufficient_scope", needed: "bots:write" },
        ]);
  });

  it("treats workflows of another account or bot as ones that do not exist", async () => {
    const { bot, location, key: own } = await practice();
    const { data } = (await workflows.post({ key: own, params: { id: bot.id }, body: BODY })).body;
    const { account } = await makeAccount("Foreign");
    const key = await makeTestKey(account.id, ["bots:write"]);
    for (const ask of [
      (id: string) => workflows.get({ key, params: { id } }),
      (id: string) => workflows.post({ key, params: { id }, body: BODY }),
      (id: string) => workflow.get({ key, params: { id, workflowId: data.id } }),
      (id: string) => workflow.delete({ key, params: { id, workflowId: data.id } }),
    ]) {
      const [foreign, nowhere] = [await ask(bot.id), await ask(randomUUID())].map(refusalOf);
      expect(foreign).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
      expect(foreign).toEqual(nowhere);
    }
    const other = { key: own, params: { id: (await makeBot(location)).id } };
    const refused = [data.id, randomUUID()].map(async (id) =>
      refusalOf(await workflows.post({ ...other, body: { ...BODY, id } })),
    );
    const [anothers, unknown] = await Promise.all(refused);
    expect(anothers).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(anothers).toEqual(unknown);
  });
});
