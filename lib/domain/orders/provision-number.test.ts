import { randomUUID } from "node:crypto";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
  wishFor,
} from "@/db/testing/factory";
import { BUSY, change } from "@/db/testing/purchases";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import { orderSchema, phoneNumberSchema } from "@/lib/schemas/phone-number";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { startOrder } from "./start-order";

const carrier = useTestCarrier(useTestDatabase());

describe("buying a number", () => {
  it("buys, wires and attaches one exact number, and says who did it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const context = contextOf(account);
    const { order, phoneNumber, warnings } = await provisionNumber(
      context,
      wishFor(location.id, { botId: bot.id }),
    );
    orderSchema.parse(order);
    const line = phoneNumberSchema.parse(phoneNumber);
    expect(order).toMatchObject({ state: "done", number: line.number, failure: null, waiting: null });
    expect(order.steps.every((step) => step.at !== null)).toBe(true);
    expect(line).toMatchObject({
      state: "answering",
      areaCode: "312",
      botId: bot.id,
      monthlyPrice: "1.15",
      locality: expect.any(String),
    });
    expect(warnings).toEqual([]);
    expect(await carrier.purchases(line.number)).toBe(1);
    const held = await carrierPort().findNumber(line.number);
    expect(held).toMatchObject({ ok: true, value: { webhookUrl: numberWebhookUrl() } });
    expect(JSON.stringify(held)).not.toContain("Main Line");
    const history = await database().select().from(auditEntries).where(eq(auditEntries.orgId, location.id));
    expect(history.map((entry) => [entry.action, entry.actorName]).sort()).toEqual([
      ["number.order", context.actor.name],
      ["number.provision", context.actor.name],
    ]);
  });

  it("starts detached without a bot, and warns of a bot that does not speak the language", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const detached = await provisionNumber(contextOf(account), wishFor(location.id));
    expect(detached.phoneNumber).toMatchObject({ botId: null, state: "not_answering", attachedAt: null });
    const spanish = wishFor(location.id, { botId: bot.id, language: "SPANISH" });
    const mismatched = await provisionNumber(contextOf(account), spanish);
    expect(mismatched.warnings).toEqual([
      { code: "language_mismatch", message: "Front Desk is not trained in Spanish." },
    ]);
    expect(mismatched.phoneNumber).toMatchObject({ state: "needs_attention" });
  });

  it("takes the city's first code with stock where none is asked for", async () => {
    const { account, location } = await makeAccount();
    const { phoneNumber } = await provisionNumber(
      contextOf(account),
      wishFor(location.id, { areaCode: undefined }),
    );
    expect(phoneNumber?.areaCode).toBe("312");
  });

  it("buys the very number that was asked for, once only", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const found = await searchAvailableNumbers(context, { areaCode: "773", limit: 10 });
    const number = found.availablePhoneNumbers[4]?.phoneNumber ?? "";
    const { phoneNumber } = await provisionNumber(
      context,
      wishFor(location.id, { areaCode: null, phoneNumber: number }),
    );
    expect(phoneNumber).toMatchObject({ number, areaCode: "773" });
    const again = await provisionNumber(
      context,
      wishFor(location.id, { areaCode: null, phoneNumber: number }),
    );
    expect(again).toMatchObject({
      phoneNumber: null,
      order: { state: "failed", failure: { code: "number_not_available" } },
    });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("buys nothing in another code when the asked one is empty, and suggests others", async () => {
    const { account, location } = await makeAccount();
    const empty = emptyAreaCodes()[0] ?? "";
    const before = await carrier.purchases();
    const { order, phoneNumber } = await provisionNumber(
      contextOf(account),
      wishFor(location.id, { areaCode: empty }),
    );
    expect(phoneNumber).toBeNull();
    expect(order).toMatchObject({ state: "failed", failure: { code: "no_numbers_available" } });
    expect(order.failure?.suggestions).not.toContain(empty);
    expect(await carrier.purchases()).toBe(before);
    const next = await provisionNumber(contextOf(account), wishFor(location.id));
    expect(next.order.state).toBe("done");
  });
});

describe("refusals", () => {
  it.each([
    ["999", "There is no area code 999."],
    ["31", "An area code has three digits, such as 312."],
    ["800", "800 is for toll-free numbers, not for a place. Choose a local area code."],
    ["911", "911 is the emergency number, not an area code."],
    ["273", "273 (Quebec) is not in service until 27 February 2027. Choose another area code."],
    ["416", "416 belongs to Ontario, Canada. Choose a US area code."],
    ["242", "242 belongs to Bahamas, outside the US. Choose a US area code."],
  ])("refuses the area code %s and says: %s", async (areaCode, message) => {
    const { account, location } = await makeAccount();
    await expect(startOrder(contextOf(account), wishFor(location.id, { areaCode }))).rejects.toMatchObject({
      code: "invalid_area_code",
      message,
      fields: [{ path: "areaCode", code: "invalid_area_code", message }],
    });
  });

  it("names what the organization lacks", async () => {
    const organization = await makeOrganization({ zip: null, addressLine1: null });
    await expect(startOrder(contextOf(organization), wishFor(organization.id))).rejects.toMatchObject({
      code: "organization_incomplete",
      details: { missing: ["address.addressLine1", "address.zip"] },
    });
  });

  it("refuses a bot of another organization, and hides a foreign one", async () => {
    const { account, location } = await makeAccount();
    const sibling = await makeBot(account);
    const foreign = await makeBot(await makeOrganization());
    const context = contextOf(account);
    await expect(startOrder(context, wishFor(location.id, { botId: sibling.id }))).rejects.toMatchObject({
      code: "bot_in_other_organization",
    });
    await expect(startOrder(context, wishFor(location.id, { botId: foreign.id }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses a caller ID that nobody verified", async () => {
    const { account, location } = await makeAccount();
    await expect(
      startOrder(contextOf(account), wishFor(location.id, { verifiedCallerId: "+13125550100" })),
    ).rejects.toMatchObject({ code: "caller_id_not_verified" });
  });

  it("A viewer and a manager cannot buy, and a foreign organization does not exist", async () => {
    const { account, location } = await makeAccount();
    const input = wishFor(location.id);
    await expect(startOrder(contextOf(account, "viewer"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(startOrder(contextOf(account, "manager"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(startOrder(contextOf(await makeOrganization()), input)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("an order is found by its own account only, and listed there", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), wishFor(location.id));
    expect(await getOrder(contextOf(account, "viewer"), { id: order.id })).toMatchObject({ id: order.id });
    await expect(getOrder(contextOf(await makeOrganization()), { id: order.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const open = await listOrders(contextOf(account, "viewer"), { limit: 20, open: true });
    expect(open.orders.map((each) => each.id)).toEqual([order.id]);
    expect(await listOrders(contextOf(account), { limit: 20, open: false })).toMatchObject({ orders: [] });
    expect((await listOrders(supportContext(), { limit: 100, open: true })).orders.length).toBeGreaterThan(0);
  });
});

describe("two at once", () => {
  it("one form submitted twenty times at once is one purchase and one line", async () => {
    const { account, location } = await makeAccount();
    const intentKey = crypto.randomUUID();
    const before = await carrier.purchases();
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        provisionNumber(contextOf(account), wishFor(location.id, { intentKey })),
      ),
    );
    expect(new Set(results.map(({ order }) => order.id)).size).toBe(1);
    expect(new Set(results.map(({ phoneNumber }) => phoneNumber?.id)).size).toBe(1);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("the same intent again, after the line was released, is still that purchase and buys nothing", async () => {
    const { account, location } = await makeAccount();
    const asked = wishFor(location.id, { intentKey: crypto.randomUUID() });
    const first = await provisionNumber(contextOf(account), asked);
    await releaseNumber(contextOf(account), { id: first.phoneNumber?.id ?? "" });
    const before = await carrier.purchases();
    const again = await provisionNumber(contextOf(account), asked);
    expect(again).toMatchObject({ order: { id: first.order.id, state: "done" }, phoneNumber: null });
    expect(await carrier.purchases()).toBe(before);
  });

  it("an intent that came by Idempotency-Key is forgotten after a day, unless its purchase is still open", async () => {
    const { account, location } = await makeAccount();
    const asked = wishFor(location.id, { intentKey: `api:${crypto.randomUUID()}` });
    const aDayOlder = (id: string) =>
      database()
        .update(phoneNumberOrders)
        .set({ deadlineAt: sql`clock_timestamp() - interval '1 second'` })
        .where(eq(phoneNumberOrders.id, id));
    const open = await startOrder(contextOf(account), asked);
    await aDayOlder(open.order.id);
    expect((await startOrder(contextOf(account), asked)).order.id).toBe(open.order.id);
    const first = await provisionNumber(contextOf(account), asked);
    expect(first.order).toMatchObject({ id: open.order.id, state: "done" });
    const before = await carrier.purchases();
    const next = await provisionNumber(contextOf(account), asked);
    expect(next.order).toMatchObject({ state: "done" });
    expect(next.order.id).not.toBe(first.order.id);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it.each([2, 5])("of %i who want the tenth slot, one gets it and the others buy nothing", async (n) => {
    const { account, location } = await makeAccount();
    for (let i = 0; i < 9; i++) await makeNumber(location);
    const before = await carrier.purchases();
    const results = await Promise.allSettled(
      Array.from({ length: n }, () => provisionNumber(contextOf(account), wishFor(location.id))),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map((result) => result.reason.code)).toEqual(Array(n - 1).fill("number_limit_reached"));
    expect(await carrier.purchases()).toBe(before + 1);
    const lines = await database()
      .select()
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.orgId, location.id), ne(phoneNumbers.status, "released")));
    expect(lines).toHaveLength(10);
  });

  it("a purchase that ended since the carrier was away is told once, and then the same key buys anew", async () => {
    const { account, location } = await makeAccount();
    const asked = wishFor(location.id, { intentKey: `api:${crypto.randomUUID()}` });
    const ask = async (input = asked) => (await provisionNumber(contextOf(account), input)).order;
    await carrier.fail({ operation: "buy", ...BUSY });
    const first = await ask();
    expect(first).toMatchObject({ state: "buying", waiting: { code: "rate_limited" } });
    const failure = { code: "carrier_unavailable", message: "" };
    await change(first.id, {
      state: "failed",
      failure,
      finishedAt: TEST_NOW,
      waitingFor: null,
      nextTryAt: null,
    });
    expect(await ask()).toMatchObject({ id: first.id, state: "failed" });
    await carrier.fail();
    const second = await ask();
    expect(second).toMatchObject({ state: "done" });
    expect(second.id).not.toBe(first.id);
    expect(await ask()).toMatchObject({ id: second.id });
  });

  it.each([
    ["by a form", "form-1", "carrier_unavailable"],
    ["by a key, for good", "api:final", "no_numbers_available"],
  ] as const)(
    "a purchase that failed and was asked for %s stays the one of its intent",
    async (_, intentKey, code) => {
      const { account, location } = await makeAccount();
      const ask = async () =>
        (await provisionNumber(contextOf(account), wishFor(location.id, { intentKey }))).order;
      await carrier.fail({ operation: "buy", ...BUSY });
      const { id } = await ask();
      await change(id, {
        state: "failed",
        failure: { code, message: "" },
        finishedAt: TEST_NOW,
        waitingFor: null,
      });
      expect([await ask(), await ask()]).toMatchObject([{ id }, { id }]);
    },
  );

  it("many purchases in one code at once get a number each", async () => {
    const accounts = await Promise.all(Array.from({ length: 6 }, () => makeAccount()));
    const results = await Promise.all(
      accounts.map(({ account, location }) => {
        const wish = wishFor(location.id, { areaCode: "872", intentKey: randomUUID() });
        // The carrier of a busy machine may answer one of them too late at first.
        return vi.waitFor(
          async () => {
            const result = await provisionNumber(contextOf(account), wish);
            expect(result.order).toMatchObject({ state: "done", failure: null });
            return result;
          },
          { timeout: 20_000, interval: 100 },
        );
      }),
    );
    expect(new Set(results.map(({ phoneNumber }) => phoneNumber?.number)).size).toBe(6);
    const open = await database()
      .select()
      .from(phoneNumberOrders)
      .where(
        and(
          inArray(
            phoneNumberOrders.accountId,
            accounts.map(({ account }) => account.id),
          ),
          ne(phoneNumberOrders.state, "done"),
        ),
      );
    expect(open).toEqual([]);
  });
});
