import { beforeAll, describe, expect, it } from "vitest";
import * as numberRoute from "@/app/v1/phone-numbers/[id]/route";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { broken, callsTo } from "../client/testing";
import { call, makeTestKey, refusalOf, type Sent } from "../core/testing";

useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const number = callsTo("/v1/phone-numbers/{id}");
const restore = callsTo("/v1/phone-numbers/{id}/restore").post;

async function scene() {
  const { account, location } = await makeAccount();
  const [bot, key] = [await makeBot(location), await makeTestKey(account.id)];
  const line = await makeNumber(location, { botId: bot.id });
  return { account, location, bot, key, line, sent: { key, params: { id: line.id } } };
}

describe("a key for quarantines", () => {
  it("quarantines and detaches a line, changes the days, and restores it with its bot", async () => {
    const { bot, sent } = await scene();
    const before = Date.now();
    const waiting = await number.delete({ ...sent, query: { quarantineDays: 7 } });
    expect([waiting.status, waiting.body.data]).toEqual([
      200,
      expect.objectContaining({ status: "quarantined", botId: null, quarantinePlan: { kind: "notice" } }),
    ]);
    const inDays = (new Date(waiting.body.data.quarantinedUntil ?? "").getTime() - before) / 86_400_000;
    expect(inDays).toBeCloseTo(7, 2);
    expect((await number.get(sent)).body.data).toEqual(waiting.body.data);
    const again = await number.delete({ ...sent, query: { quarantineDays: 7 } });
    expect([again.status, again.body]).toEqual([200, waiting.body]);

    const forwarded = await number.delete({
      ...sent,
      query: { quarantineDays: 7, forwardTo: "+13125550100" },
    });
    expect(forwarded.body.data.quarantinePlan).toEqual({ kind: "forward", to: "+13125550100" });

    const kept = await restore(sent);
    expect([kept.status, kept.body.data]).toEqual([
      200,
      expect.objectContaining({ status: "active", botId: bot.id, quarantinedUntil: null }),
    ]);
    expect((await restore(sent)).body).toEqual(kept.body);
  });

  it("releases a line out of quarantine, after which it is gone", async () => {
    const { sent } = await scene();
    await number.delete({ ...sent, query: { quarantineDays: 1 } });
    const released = await number.delete(sent);
    expect([released.status, released.body.data.status]).toEqual([200, "released"]);
    expect((await restore(sent)).status).toBe(404);
    expect((await number.delete({ ...sent, query: { quarantineDays: 1 } })).status).toBe(404);
  });

  it("is told which parameter is wrong, and nothing changes", async () => {
    const { line, sent } = await scene();
    const before = (await number.get(sent)).body;
    const days = "quarantineDays";
    const queries: [query: Record<string, string>, path: string][] = [
      [{ quarantineDays: "0" }, days],
      [{ quarantineDays: "31" }, days],
      [{ quarantineDays: "1.5" }, days],
      [{ quarantineDays: "week" }, days],
      [{ quarantineDays: "0x5" }, days],
      [{ quarantineDays: "1e1" }, days],
      [{ quarantineDays: " 5" }, days],
      [{ quarantineDays: "" }, days],
      [{ quarantineDays: "7", forwardTo: "" }, "forwardTo"],
      [{ forwardTo: "+13125550100" }, days],
      [{ quarantineDays: "7", forwardTo: "555" }, "forwardTo"],
      [{ quarantineDays: "7", forwardTo: line.number }, "forwardTo"],
      [{ quarantineDays: "7", days: "7" }, "days"],
    ];
    for (const [query, path] of queries) {
      const { status, body } = await number.delete({ ...sent, query: broken(query) });
      expect([query, status, body.error.code, body.error.fields[0]?.path]).toEqual([
        query,
        422,
        "validation_failed",
        path,
      ]);
    }
    const attached = await number.delete(sent);
    expect([attached.status, attached.body.error.code]).toEqual([409, "number_attached"]);
    expect((await number.get(sent)).body).toEqual(before);
  });

  it("releases nothing if parameters come in the body, or if the body is no JSON", async () => {
    const { key, location } = await scene();
    const params = { id: (await makeNumber(location)).id };
    const path = `/v1/phone-numbers/${params.id}`;
    const remove = (sent: Sent) => call(numberRoute, "DELETE", path, { key, params, ...sent });
    const before = (await number.get({ key, params })).body;
    const { status, body } = await remove({ body: { quarantineDays: 7, id: params.id } });
    expect([status, body.error.code, body.error.fields]).toEqual([
      422,
      "validation_failed",
      ["quarantineDays", "id"].map((name) => expect.objectContaining({ path: name, code: "unknown_field" })),
    ]);
    const others = [
      await remove({ body: "{" }),
      await remove({ body: "[]" }),
      await remove({ body: "quarantineDays=7", headers: { "content-type": "text/plain" } }),
      await remove({ body: JSON.stringify({ x: "x".repeat(102_400) }) }),
    ];
    expect(others.map((answer) => [answer.status, answer.body.error.code])).toEqual([
      [400, "malformed_json"],
      [422, "validation_failed"],
      [415, "unsupported_media_type"],
      [413, "body_too_large"],
    ]);
    expect((await number.get({ key, params })).body).toEqual(before);
    const released = await remove({ body: {} });
    expect([released.status, released.body.data.status]).toEqual([200, "released"]);
  });

  it("is refused for a lost line, and cannot restore one whose release has begun", async () => {
    const { key, location } = await scene();
    const [lost, releasing] = [
      await makeNumber(location, { status: "lost" }),
      await makeNumber(location, { status: "releasing" }),
    ];
    const answers = [
      await number.delete({ key, params: { id: lost.id }, query: { quarantineDays: 7 } }),
      await restore({ key, params: { id: lost.id } }),
      await restore({ key, params: { id: releasing.id } }),
    ];
    for (const { status, body } of answers)
      expect([status, body.error.code]).toEqual([409, "number_not_active"]);
  });

  it("of another account finds nothing, and a read-only one is told which scope it lacks", async () => {
    const [mine, foreign] = [await scene(), await scene()];
    const params = { id: foreign.line.id };
    const missing = refusalOf(await number.get({ key: mine.key, params }));
    expect(missing.status).toBe(404);
    const query = { quarantineDays: 7 };
    expect(refusalOf(await number.delete({ key: mine.key, params, query }))).toEqual(missing);
    expect(refusalOf(await restore({ key: mine.key, params }))).toEqual(missing);
    const reader = await makeTestKey(mine.account.id, ["numbers:read"]);
    for (const answer of [
      await number.delete({ ...mine.sent, key: reader, query }),
      await restore({ ...mine.sent, key: reader }),
    ])
      expect([answer.status, answer.body.error.needed]).toEqual([403, "numbers:write"]);
  });
});
