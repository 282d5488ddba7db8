import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeBot, makeNumber, makeOrganization, provisionInput } from "@/db/testing/factory";
import { REFUSED, SOLD } from "@/db/testing/purchases";
import { callsTo } from "../client/testing";
import { makeTestKey, refusalOf } from "../core/testing";

const carrier = useTestCarrier(useTestDatabase(), { RATE_LIMIT_PER_MINUTE: "0" });

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

/** A whole refusal, with the details beside its code and message. */
function refusal(code: string, message: string, details: object = {}) {
  const error = { code, message, requestId: expect.any(String), ...details };
  return { success: false, message, error };
}

describe("a purchase with a key is refused", () => {
  it("if the number it names has been sold to somebody else", async () => {
    const [first, late] = [await scene(), await scene()];
    const found = await forSale({ key: first.key, query: { areaCode: "773", limit: 2 } });
    const [sold = "", next = ""] = found.body.data.availablePhoneNumbers.map(
      ({ phoneNumber }) => phoneNumber,
    );
    const named = (orgId: string, phoneNumber: string) =>
      provisionInput(orgId, { areaCode: undefined, phoneNumber });
    expect((await lines.post({ key: first.key, body: named(first.location.id, sold) })).status).toBe(201);
    const before = await carrier.purchases();
    const gone = await lines.post({ key: late.key, body: named(late.location.id, sold) });
    // Sold between the search and the purchase.
    await carrier.fail({ operation: "buy", ...SOLD });
    const snatched = await lines.post({ key: late.key, body: named(late.location.id, next) });
    for (const [{ status, body }, reason] of [
      [gone, "The carrier does not offer this number."],
      [snatched, "Somebody else just took this number."],
    ] as const)
      expect([status, body]).toEqual([
        409,
        refusal("number_not_available", `${reason} Choose another one.`, { orderId: expect.any(String) }),
      ]);
    const failed = (await orders({ key: late.key })).body.data.orders;
    expect(failed.map(({ id, state }) => [id, state])).toEqual([
      [snatched.body.error.orderId, "failed"],
      [gone.body.error.orderId, "failed"],
    ]);
    expect(await carrier.purchases()).toBe(before);
    expect((await lines.get({ key: late.key })).body.data.phoneNumbers).toEqual([]);
  });

  it("if the area code is empty, with overlays and then nearby codes suggested but none bought in", async () => {
    const { location, key } = await scene();
    // Empty too; the stock of this code is known from now on.
    await areaCodes({ key, query: { q: "726" } });
    const before = await carrier.purchases();
    const { status, body } = await lines.post({
      key,
      body: provisionInput(location.id, { areaCode: "512" }),
    });
    expect([status, body]).toEqual([
      409,
      refusal("no_numbers_available", "The carrier has no numbers in 512 right now.", {
        orderId: expect.any(String),
        suggestions: ["737", "254", "210", "830", "979", "281"],
      }),
    ]);
    expect(await carrier.purchases()).toBe(before);
  });

  it("if the organization has ten numbers, and so is bringing or moving one there", async () => {
    const { location, sibling, key } = await scene();
    await Promise.all(Array.from({ length: 10 }, () => makeNumber(location)));
    const other = await makeNumber(sibling);
    const before = await carrier.ledger();
    for (const { status, body } of [
      await lines.post({ key, body: provisionInput(location.id) }),
      await bring({ key, body: { orgId: location.id, phoneNumber: "+31850835037" } }),
      await migrate({ key, params: { id: other.id }, body: { targetOrgId: location.id } }),
    ])
      expect([status, body]).toEqual([
        409,
        refusal("number_limit_reached", "The organization has reached the limit of 10 numbers.", {
          limit: 10,
          taken: 10,
        }),
      ]);
    expect(await carrier.ledger()).toEqual(before);
    expect((await orders({ key })).body.data.orders).toEqual([]);
    expect((await line.get({ key, params: { id: other.id } })).body.data.orgId).toBe(sibling.id);
  });

  it("while the carrier refuses our account, and succeeds on a repeat once it no longer does", async () => {
    const { location, key } = await scene();
    const sent = { key, body: provisionInput(location.id), headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    await carrier.fail({ operation: "search", ...REFUSED });
    const refused = await lines.post(sent);
    const message = "The carrier refuses our account. Nothing was bought. Support has to fix this.";
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

describe("a line that is not active", () => {
  it.each(["quarantined", "releasing", "lost"] as const)(
    "because it is %s cannot be attached, switched or moved",
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

  it("can be edited in quarantine, but not once its release has begun", async () => {
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

describe("a line and objects of another organization", () => {
  it("cannot use a trunk of a sibling location, whether edited or brought", async () => {
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
        refusal("trunk_in_other_organization", "The trunk and the line belong to different organizations.", {
          fields: [
            {
              path: "transferTrunkId",
              code: "trunk_in_other_organization",
              message: "must be a trunk that belongs to this organization or its account",
            },
          ],
        }),
      ]);
    const listed = (await lines.get({ key })).body.data.phoneNumbers;
    expect(listed.map((one) => [one.id, one.transferTrunkId])).toEqual([[id, null]]);
  });

  it("cannot be switched to a bot of a sibling location", async () => {
    const { location, sibling, bot, key } = await scene();
    const { id } = await makeNumber(location, { botId: bot.id });
    const theirs = await makeBot(sibling);
    const { status, body } = await switchTo({ key, params: { id }, body: { botId: theirs.id } });
    expect([status, body]).toEqual([
      422,
      refusal("bot_in_other_organization", "The bot and the line belong to different organizations.", {
        fields: [
          {
            path: "botId",
            code: "bot_in_other_organization",
            message: "must be a bot that belongs to this organization",
          },
        ],
      }),
    ]);
    expect((await line.get({ key, params: { id } })).body.data.botId).toBe(bot.id);
  });

  it("of another account look nonexistent to a switch", async () => {
    const [mine, foreign] = [await scene(), await scene()];
    const [own, theirs] = [await makeNumber(mine.location), await makeNumber(foreign.location)];
    const ask = (id: string, botId: string) => switchTo({ key: mine.key, params: { id }, body: { botId } });
    const missing = refusalOf(await ask(randomUUID(), mine.bot.id));
    expect([missing.status, missing.body.error]).toMatchObject([404, { code: "not_found" }]);
    expect(refusalOf(await ask(theirs.id, mine.bot.id))).toEqual(missing);
    const missingBot = refusalOf(await ask(own.id, randomUUID()));
    expect(missingBot.body.error).toMatchObject({ code: "not_found", fields: [{ path: "botId" }] });
    expect(refusalOf(await ask(own.id, foreign.bot.id))).toEqual(missingBot);
    for (const [key, { id }] of [
      [mine.key, own],
      [foreign.key, theirs],
    ] as const)
      expect((await line.get({ key, params: { id } })).body.data.botId).toBeNull();
  });
});
