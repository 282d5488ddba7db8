import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, inDays, makeAccount, makeBot, provisionInput } from "@/db/testing/factory";
import { advance, BUSY, orderJobs, REFUSED } from "@/db/testing/purchases";
import { startOrder } from "@/lib/domain/orders/start-order";
import { broken, callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(() => void Object.assign(process.env, { RATE_LIMIT_PER_MINUTE: "0" }));

const buy = callsTo("/v1/phone-numbers").post;
const lines = callsTo("/v1/phone-numbers/{id}");
const list = callsTo("/v1/phone-number-orders").get;
const get = callsTo("/v1/phone-number-orders/{id}").get;
const finish = callsTo("/v1/phone-number-orders/{id}/finish").post;
const release = callsTo("/v1/phone-number-orders/{id}/release").post;
const history = callsTo("/v1/audit-entries").get;

const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** An account with a bot, and a key for it. */
async function scene() {
  const { account, location } = await makeAccount();
  const [bot, key] = [await makeBot(location), await makeTestKey(account.id)];
  return { account, location, bot, key };
}

/** A purchase that a carrier fault has halted, and how its key addresses it. */
async function haltedPurchase(fault: Parameters<typeof carrier.fail>[0]) {
  const { account, location, bot, key } = await scene();
  await carrier.fail(fault);
  const asked = await buy({ key, body: { ...provisionInput(location.id), botId: bot.id } });
  await carrier.fail();
  expect(asked.status).toBe(202);
  const { order } = asked.body.data;
  return { account, location, bot, key, order, sent: { key, params: { id: order.id } } };
}

/** A purchase that is paid for and stopped, because the carrier refuses our account. */
const stopped = () => haltedPurchase({ operation: "list", ...REFUSED });
/** A purchase that waits, because the carrier is too busy to search. */
const waiting = () => haltedPurchase({ operation: "search", ...BUSY });

/** The history actions of a purchase, oldest first. */
async function decisionsOn({ key, order }: { key: string; order: { id: string } }) {
  const { body } = await history({ key, query: { subjectId: order.id } });
  return body.data.auditEntries.map(({ action }) => action).reverse();
}

/** An account with five purchases, a day apart, and their ids in list order. */
async function fivePurchases() {
  const { account, location, key } = await scene();
  const ids: string[] = [];
  for (const day of [0, 1, 2, 3, 4]) {
    const context = contextOf(account, "admin", { now: () => inDays(day) });
    ids.unshift((await startOrder(context, provisionInput(location.id, { name: `Line ${day}` }))).order.id);
  }
  return { location, key, ids };
}

const idsOf = ({ body }: Awaited<ReturnType<typeof list>>) => body.data.orders.map(({ id }) => id);

describe("a purchase over the API", () => {
  it("shows a read-only key all its fields, alone and in the list", async () => {
    const { account, location, bot, order } = await stopped();
    const key = await makeTestKey(account.id, ["numbers:read"]);
    const one = await get({ key, params: { id: order.id } });
    const data = {
      id: order.id,
      orgId: location.id,
      state: "wiring",
      number: expect.stringMatching(/^\+1312\d{7}$/),
      requestedNumber: null,
      phoneNumberId: null,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      botId: bot.id,
      areaCode: "312",
      steps: [
        { step: "searched", at: MOMENT },
        { step: "intent_kept", at: MOMENT },
        { step: "bought", at: MOMENT },
        { step: "wired", at: MOMENT },
        { step: "checked", at: null },
      ],
      carrierNumberId: expect.stringMatching(/^PN[0-9a-f]{32}$/),
      carrierLabel: `Linekeeper ${order.id}`,
      carrierErrorCode: "20003",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      failure: null,
      waiting: null,
      stopped: {
        code: "account_problem",
        message: "The carrier refuses our account. This has to be fixed at the carrier first.",
        at: MOMENT,
      },
      givenUp: false,
      organization: { id: location.id, name: location.name },
      bot: { id: bot.id, name: bot.name },
      createdAt: MOMENT,
      updatedAt: MOMENT,
    };
    expect([one.status, one.body]).toEqual([200, { success: true, data }]);
    expect(one.body.data).toEqual(order);
    const listed = await list({ key });
    expect([listed.status, listed.body]).toEqual([
      200,
      { success: true, data: { orders: [order], pagination: { limit: 20, nextCursor: null } } },
    ]);
  });

  it("says what it waits for and when it is tried next", async () => {
    const { sent } = await waiting();
    const { data } = (await get(sent)).body;
    expect([data.state, data.number, data.stopped, data.waiting]).toEqual([
      "searching",
      null,
      null,
      { code: "rate_limited", message: "The carrier asks us to slow down.", nextTryAt: MOMENT },
    ]);
  });

  it("is paged newest first without repeats, and binds its cursor to the filters", async () => {
    const { location, key, ids } = await fivePurchases();
    const first = await list({ key, query: { limit: 2 } });
    const cursor = first.body.data.pagination.nextCursor ?? "";
    const second = await list({ key, query: { limit: 2, cursor } });
    const last = await list({
      key,
      query: { limit: 2, cursor: second.body.data.pagination.nextCursor ?? "" },
    });
    expect([first, second, last].map(idsOf)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect(last.body.data.pagination).toEqual({ limit: 2, nextCursor: null });
    const elsewhere = await list({ key, query: { limit: 2, cursor, orgId: location.id } });
    expect([elsewhere.status, elsewhere.body.error.fields.map(({ path }) => path)]).toEqual([
      422,
      ["cursor"],
    ]);
  });

  it("is filtered by organization, bot, open and recent", async () => {
    const { location, bot, key, order, sent } = await stopped();
    const open = (await startOrder(contextOf(location), provisionInput(location.id))).order;
    await release(sent);
    // The web server decides what is recent by its own clock.
    await advance(order.id, () => new Date());
    const found = async (query: Parameters<typeof list>[0]["query"]) => idsOf(await list({ key, query }));
    const both = expect.arrayContaining([order.id, open.id]);
    expect(await found({ orgId: location.id })).toEqual(both);
    expect(await found({ recent: "true" })).toEqual(both);
    expect(await found({ botId: bot.id })).toEqual([order.id]);
    expect(await found({ open: "false" })).toEqual([order.id]);
    expect(await found({ open: "true" })).toEqual([open.id]);
  });

  it("is refused with the names of invalid parameters", async () => {
    const { key } = await scene();
    const wrong: [query: Record<string, string>, path: string][] = [
      [{ limit: "0" }, "limit"],
      [{ limit: "101" }, "limit"],
      [{ cursor: "nonsense" }, "cursor"],
      [{ orgId: "312" }, "orgId"],
      [{ botId: "312" }, "botId"],
      [{ open: "perhaps" }, "open"],
      [{ recent: "perhaps" }, "recent"],
      [{ state: "done" }, "state"],
    ];
    for (const [query, path] of wrong) {
      const { status, body } = await list({ key, query: broken(query) });
      expect([query, status, body.error.code, body.error.fields.map((field) => field.path)]).toEqual([
        query,
        422,
        "validation_failed",
        [path],
      ]);
    }
  });
});

describe("a key on a purchase", () => {
  it("of another account gets the answer for objects that do not exist", async () => {
    const [mine, foreign] = [await scene(), await stopped()];
    const sent = { key: mine.key, params: foreign.sent.params };
    const unknown = { key: mine.key, params: { id: randomUUID() } };
    const missing = refusalOf(await get(unknown));
    expect([missing.status, missing.body.error]).toEqual([
      404,
      { code: "not_found", message: expect.any(String), requestId: "" },
    ]);
    for (const answer of [
      await get(sent),
      await finish(sent),
      await release(sent),
      await finish(unknown),
      await release(unknown),
    ])
      expect(refusalOf(answer)).toEqual(missing);
    const listed = [
      await list({ key: mine.key }),
      await list({ key: mine.key, query: { orgId: foreign.location.id } }),
      await list({ key: mine.key, query: { orgId: randomUUID() } }),
    ];
    expect(listed.map(idsOf)).toEqual([[], [], []]);
    expect((await get(foreign.sent)).body.data).toEqual(foreign.order);
  });

  it("that is read-only cannot finish or release it, and one without the scope cannot read it", async () => {
    const { account, order, sent } = await stopped();
    const reader = { ...sent, key: await makeTestKey(account.id, ["numbers:read"]) };
    for (const { status, body } of [await finish(reader), await release(reader)])
      expect([status, body.error]).toMatchObject([
        403,
        { code: "insufficient_scope", needed: "numbers:write" },
      ]);
    const key = await makeTestKey(account.id, ["bots:write"]);
    for (const { status, body } of [await get({ ...sent, key }), await list({ key })])
      expect([status, body.error]).toMatchObject([
        403,
        { code: "insufficient_scope", needed: "numbers:read" },
      ]);
    expect((await get(sent)).body.data).toEqual(order);
  });

  it("is required for every operation", async () => {
    const { order, sent } = await stopped();
    const { params } = sent;
    for (const { status, body } of [
      await get({ params }),
      await list({}),
      await finish({ params }),
      await release({ params }),
    ])
      expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    expect((await get(sent)).body.data).toEqual(order);
  });
});

describe("finishing a purchase", () => {
  it("resumes it once, however often it is called, and completes the ordered line", async () => {
    const { bot, key, order, sent } = await stopped();
    const before = await carrier.purchases();
    const pressed = await finish(sent);
    expect([pressed.status, pressed.body]).toEqual([
      200,
      { success: true, data: { ...order, stopped: null, carrierErrorCode: null, updatedAt: MOMENT } },
    ]);
    expect((await finish(sent)).body).toEqual(pressed.body);
    expect(await orderJobs(order.id)).toMatchObject([{ payload: { orderId: order.id } }]);
    await advance(order.id);
    const done = await finish(sent);
    expect(done.body.data).toMatchObject({ state: "done", number: order.number, failure: null });
    expect((await get(sent)).body).toEqual(done.body);
    const line = await lines.get({ key, params: { id: done.body.data.phoneNumberId ?? "" } });
    expect(line.body.data).toMatchObject({ number: order.number, botId: bot.id, status: "active" });
    expect((await release(sent)).body).toEqual(done.body);
    expect(await carrier.purchases()).toBe(before);
    expect(await decisionsOn({ key, order })).toEqual(["number.order", "number.order_resumed"]);
  });

  it("ends the wait for the next try", async () => {
    const { order, sent } = await waiting();
    const pressed = await finish(sent);
    expect(pressed.body).toEqual({
      success: true,
      data: { ...order, waiting: null, carrierErrorCode: null, updatedAt: MOMENT },
    });
    await advance(order.id);
    expect((await get(sent)).body.data.state).toBe("done");
  });
});

describe("releasing a purchase", () => {
  it("gives the number back to the carrier once, however often it is called", async () => {
    const { key, order, sent } = await stopped();
    const pressed = await release(sent);
    expect([pressed.status, pressed.body]).toEqual([
      200,
      {
        success: true,
        data: { ...order, stopped: null, carrierErrorCode: null, givenUp: true, updatedAt: MOMENT },
      },
    ]);
    expect((await release(sent)).body).toEqual(pressed.body);
    await advance(order.id);
    const ended = await release(sent);
    expect(ended.body.data).toMatchObject({
      state: "failed",
      phoneNumberId: null,
      failure: {
        code: "given_up",
        message: "The purchase was given up, and the number is back at the carrier.",
      },
    });
    expect((await finish(sent)).body).toEqual(ended.body);
    const trades = (await carrier.ledger()).filter(({ number }) => number === order.number);
    expect(trades.map(({ event }) => event).filter((event) => event !== "configure")).toEqual([
      "purchase",
      "release",
    ]);
    expect(await decisionsOn({ key, order })).toEqual(["number.order", "number.order_given_up"]);
  });
});

describe.each([
  { name: "finish", press: finish },
  { name: "release", press: release },
])("$name with an Idempotency-Key", ({ press }) => {
  it("replays its first answer byte for byte, even after the purchase has ended", async () => {
    const { key, order, sent } = await stopped();
    const repeatable = { ...sent, headers: { "idempotency-key": randomUUID() } };
    const first = await press(repeatable);
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([200, null]);
    await advance(order.id);
    const again = await press(repeatable);
    expect([again.status, again.headers.get("idempotent-replayed"), again.text]).toEqual([
      200,
      "true",
      first.text,
    ]);
    expect(await decisionsOn({ key, order })).toHaveLength(2);
    const other = await press(broken({ ...repeatable, body: { reason: "another" } }));
    expect([other.status, other.body.error.code]).toEqual([422, "idempotency_key_reused"]);
  });

  it("accepts no fields", async () => {
    const { order, sent } = await stopped();
    const answers = [
      await press(broken({ ...sent, body: { reason: "another" } })),
      await press(broken({ ...sent, query: { reason: "another" } })),
    ];
    for (const { status, body } of answers)
      expect([status, body.error.fields]).toMatchObject([422, [{ path: "reason", code: "unknown_field" }]]);
    expect((await get(sent)).body.data).toEqual(order);
  });
});
