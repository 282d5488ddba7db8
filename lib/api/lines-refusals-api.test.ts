import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization, wishFor } from "@/db/testing/factory";
import { REFUSED, SOLD } from "@/db/testing/purchases";
import { callsTo } from "./client/testing";
import { makeTestKey, refusalOf } from "./testing";

const carrier = useTestCarrier(useTestDatabase());
beforeAll(
  () =>
    void Object.assign(process.env, {
      RATE_LIMIT_PER_MINUTE: "0",
      // A carrier that is slow has answered all the same.
      CARRIER_TIMEOUT_MS: "15000",
    }),
);

const lines = callsTo("/v1/phone-numbers");
const line = callsTo("/v1/phone-numbers/{id}");
const attach = callsTo("/v1/phone-numbers/{id}/attach").post;
const switchTo = callsTo("/v1/phone-numbers/{id}/switch").post;
const migrate = callsTo("/v1/phone-numbers/{id}/migrate").post;
const bring = callsTo("/v1/phone-numbers/byo").post;
const trunks = callsTo("/v1/sip-trunks").post;
const forSale = callsTo("/v1/available-phone-numbers").get;
const areaCodes = callsTo("/v1/area-codes").get;
const orders = callsTo("/v1/phone-number-orders").get;

/** An account with two locations, a bot in the first, and a key for it. */
async function scene() {
  const { account, location } = await makeAccount();
  const sibling = await makeOrganization({ name: "Evanston", parentAccountOrgId: account.id });
  const [bot, key] = [await makeBot(location), await makeTestKey(account.id)];
  return { account, location, sibling, bot, key };
}

/** A refusal as a whole, with what it carries beside code and sentence. */
function refusal(code: string, message: string, details: object = {}) {
  const error = { code, message, requestId: expect.any(String), ...details };
  return { success: false, message, error };
}

describe("a purchase with a key is refused", () => {
  it("where the number that it names was sold to somebody else meanwhile", async () => {
    const [first, late] = [await scene(), await scene()];
    const found = await forSale({ key: first.key, query: { areaCode: "773", limit: 2 } });
    const [sold = "", next = ""] = found.body.data.availablePhoneNumbers.map(
      ({ phoneNumber }) => phoneNumber,
    );
    const named = (orgId: string, phoneNumber: string) =>
      wishFor(orgId, { areaCode: undefined, phoneNumber });
    expect((await lines.post({ key: first.key, body: named(first.location.id, sold) })).status).toBe(201);
    const before = await carrier.purchases();
    const gone = await lines.post({ key: late.key, body: named(late.location.id, sold) });
    // Sold between our search and our purchase.
    await carrier.fail({ operation: "buy", ...SOLD });
    const snatched = await lines.post({ key: late.key, body: named(late.location.id, next) });
    for (const { status, body } of [gone, snatched])
      expect([status, body]).toEqual([
        409,
        refusal("number_not_available", "That number was sold meanwhile. Choose another.", {
          orderId: expect.any(String),
        }),
      ]);
    const failed = (await orders({ key: late.key })).body.data.orders;
    expect(failed.map(({ id, state }) => [id, state])).toEqual([
      [snatched.body.error.orderId, "failed"],
      [gone.body.error.orderId, "failed"],
    ]);
    expect(await carrier.purchases()).toBe(before);
    expect((await lines.get({ key: late.key })).body.data.phoneNumbers).toEqual([]);
  });

  it("where the area code is empty: overlays and then near codes are suggested, and nothing is bought in them", async () => {
    const { location, key } = await scene();
    // Empty as well, which is known from here on.
    await areaCodes({ key, query: { q: "726" } });
    const before = await carrier.purchases();
    const { status, body } = await lines.post({ key, body: wishFor(location.id, { areaCode: "512" }) });
    expect([status, body]).toEqual([
      409,
      refusal("no_numbers_available", "The carrier has no numbers in 512 at the moment.", {
        orderId: expect.any(String),
        suggestions: ["737", "254", "210", "830", "979", "281"],
      }),
    ]);
    expect(await carrier.purchases()).toBe(before);
  });

  it("where the organization has ten numbers, and so is what would bring or move one there", async () => {
    const { location, sibling, key } = await scene();
    await Promise.all(Array.from({ length: 10 }, () => makeNumber(location)));
    const other = await makeNumber(sibling);
    const before = await carrier.ledger();
    for (const { status, body } of [
      await lines.post({ key, body: wishFor(location.id) }),
      await bring({ key, body: { orgId: location.id, phoneNumber: "+31850835037" } }),
      await migrate({ key, params: { id: other.id }, body: { targetOrgId: location.id } }),
    ])
      expect([status, body]).toEqual([
        409,
        refusal("number_limit_reached", "An organization can have 10 numbers at most.", {
          limit: 10,
          taken: 10,
        }),
      ]);
    expect(await carrier.ledger()).toEqual(before);
    expect((await orders({ key })).body.data.orders).toEqual([]);
    expect((await line.get({ key, params: { id: other.id } })).body.data.orgId).toBe(sibling.id);
  });

  it("for now while the carrier refuses our account, and the same request buys once it does not", async () => {
    const { location, key } = await scene();
    const sent = { key, body: wishFor(location.id), headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    await carrier.fail({ operation: "search", ...REFUSED });
    const refused = await lines.post(sent);
    const message =
      "The carrier refuses our account at the moment. Nothing was bought. Support needs to look at it.";
    expect([refused.status, refused.headers.get("retry-after"), refused.body]).toEqual([
      503,
      "5",
      refusal("carrier_unavailable", message, { orderId: expect.any(String) }),
    ]);
    expect(await carrier.purchases()).toBe(before);
    await carrier.fail();
    const bought = await lines.post(sent);
    expect([bought.status, bought.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect((await lines.post(sent)).text).toBe(bought.text);
    expect(await carrier.purchases()).toBe(before + 1);
  });
});

describe("a purchase that takes longer than a request waits", () => {
  it("answers 202 with its order after 8 seconds, and 201 with the line to the same request later", async () => {
    const { location, key } = await scene();
    const sent = { key, body: wishFor(location.id), headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    await carrier.fail({ operation: "search", kind: "delay", delayMs: 9000, times: 1 });
    const begun = performance.now();
    const waited = await lines.post(sent);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(8000);
    expect([waited.status, waited.body.data.order]).toMatchObject([
      202,
      { state: "searching", waiting: null, stopped: null, failure: null, phoneNumberId: null },
    ]);
    const bought = await vi.waitFor(
      async () => {
        const answer = await lines.post(sent);
        expect(answer.status).toBe(201);
        return answer;
      },
      { timeout: 10_000, interval: 200 },
    );
    expect(bought.headers.get("idempotent-replayed")).toBe("true");
    expect(bought.body.data.orgId).toBe(location.id);
    expect(await carrier.purchases()).toBe(before + 1);
  });
});

describe("a line that is not active", () => {
  it.each(["quarantined", "releasing", "lost"] as const)(
    "since it is %s is neither attached, switched nor moved",
    async (status) => {
      const { location, sibling, bot, key } = await scene();
      const { id } = await makeNumber(location, { status });
      const sent = { key, params: { id } };
      const before = (await line.get(sent)).body;
      for (const answer of [
        await attach({ ...sent, body: { botId: bot.id } }),
        await switchTo({ ...sent, body: { botId: bot.id } }),
        await migrate({ ...sent, body: { targetOrgId: sibling.id } }),
      ])
        expect([answer.status, answer.body]).toEqual([
          409,
          refusal("number_not_active", "The line is not active.", { status }),
        ]);
      expect((await line.get(sent)).body).toEqual(before);
    },
  );

  it("is not changed either once its release has begun; in quarantine it can be", async () => {
    const { location, key } = await scene();
    const [releasing, quarantined] = [
      await makeNumber(location, { status: "releasing" }),
      await makeNumber(location, { status: "quarantined" }),
    ];
    const rename = ({ id }: { id: string }) => line.patch({ key, params: { id }, body: { name: "Desk" } });
    const refused = await rename(releasing);
    expect([refused.status, refused.body]).toEqual([
      409,
      refusal("number_not_active", "The line is not active.", { status: "releasing" }),
    ]);
    expect((await line.get({ key, params: { id: releasing.id } })).body.data.name).toBe("Main Line");
    const kept = await rename(quarantined);
    expect([kept.status, kept.body.data.name]).toEqual([200, "Desk"]);
  });
});

describe("a line and what is of another organization", () => {
  it("is given no trunk of a sibling location, whether it is changed or brought", async () => {
    const { location, sibling, key } = await scene();
    const theirs = await trunks({ key, body: { orgId: sibling.id, name: "PBX", host: "pbx.example" } });
    const transferTrunkId = theirs.body.data.id;
    const { id } = await makeNumber(location);
    for (const { status, body } of [
      await line.patch({ key, params: { id }, body: { transferTrunkId } }),
      await bring({ key, body: { orgId: location.id, phoneNumber: "+31850835038", transferTrunkId } }),
    ])
      expect([status, body]).toEqual([
        422,
        refusal("trunk_in_other_organization", "The trunk belongs to another organization than the line.", {
          fields: [
            {
              path: "transferTrunkId",
              code: "trunk_in_other_organization",
              message: "Choose a trunk of this organization or of its account.",
            },
          ],
        }),
      ]);
    const listed = (await lines.get({ key })).body.data.phoneNumbers;
    expect(listed.map((one) => [one.id, one.transferTrunkId])).toEqual([[id, null]]);
  });

  it("is not switched to a bot of a sibling location", async () => {
    const { location, sibling, bot, key } = await scene();
    const { id } = await makeNumber(location, { botId: bot.id });
    const theirs = await makeBot(sibling);
    const { status, body } = await switchTo({ key, params: { id }, body: { botId: theirs.id } });
    expect([status, body]).toEqual([
      422,
      refusal("bot_in_other_organization", "The bot belongs to another organization than the line.", {
        fields: [
          {
            path: "botId",
            code: "bot_in_other_organization",
            message: "Choose a bot of this organization.",
          },
        ],
      }),
    ]);
    expect((await line.get({ key, params: { id } })).body.data.botId).toBe(bot.id);
  });

  it("of another account is not switched, nor to a bot of one, in the same words as what does not exist", async () => {
    const [mine, foreign] = [await scene(), await scene()];
    const [own, theirs] = [await makeNumber(mine.location), await makeNumber(foreign.location)];
    const ask = (id: string, botId: string) => switchTo({ key: mine.key, params: { id }, body: { botId } });
    const missing = refusalOf(await ask(randomUUID(), mine.bot.id));
    expect([missing.status, missing.body.error]).toMatchObject([404, { code: "not_found" }]);
    for (const answer of [
      await ask(theirs.id, mine.bot.id),
      await ask(own.id, foreign.bot.id),
      await ask(own.id, randomUUID()),
    ])
      expect(refusalOf(answer)).toEqual(missing);
    for (const [key, { id }] of [
      [mine.key, own],
      [foreign.key, theirs],
    ] as const)
      expect((await line.get({ key, params: { id } })).body.data.botId).toBeNull();
  });
});
