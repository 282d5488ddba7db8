import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { makeBuyer } from "@/db/testing/purchases";
import type { Context } from "@/lib/context";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { buyNumber } from "./buy-number";
import { chooseNumber } from "./choose-number";
import { getOrder } from "./get-order";
import { LeaseLost, takeLease } from "./lease";
import { provisionNumber } from "./provision-number";
import { purchaseReference } from "./rules";
import type { OrderRecord } from "./select-orders";
import { startOrder } from "./start-order";
import { sweepOrders } from "./sweep-orders";

// A working local carrier answers within milliseconds.
const carrier = useTestCarrier(useTestDatabase(), { CARRIER_TIMEOUT_MS: "3000" });
const now = () => TEST_NOW;
const tools = (isFirstTry = false) => ({ carrier: defaultCarrier(), now, isFirstTry });

/** Makes the next try due now. */
async function due(orderId: string): Promise<void> {
  await database()
    .update(phoneNumberOrders)
    .set({ nextTryAt: sql`clock_timestamp()` })
    .where(eq(phoneNumberOrders.id, orderId));
}

/** Expires the lease, as if the order's process had died. */
async function abandon(orderId: string): Promise<void> {
  await database()
    .update(phoneNumberOrders)
    .set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` })
    .where(eq(phoneNumberOrders.id, orderId));
}

async function resumed(context: Context, orderId: string) {
  await advanceOrder(orderId, { carrierOf, now });
  return getOrder(context, { id: orderId });
}

async function lease(orderId: string): Promise<OrderRecord> {
  const order = await takeLease(orderId);
  if (!order) throw new Error("The order could not be leased.");
  return order;
}

describe("a lost answer", () => {
  it.each([
    ["the connection breaks after the purchase", { kind: "cut_after" }],
    ["the purchase is made but answered with a 500", { kind: "fail_after" }],
    ["the purchase is answered with HTML", { kind: "html" }],
    ["the purchase is answered with truncated JSON", { kind: "truncated" }],
    ["the answer comes after the timeout", { kind: "delay", delayMs: 10_000 }],
  ] as const)("%s: the purchase is found and not made again", async (_, fault) => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    await carrier.fail({ operation: "buy", times: 1, ...fault });
    const { order } = await provisionNumber(context, input);
    expect(order.state).toBe("done");
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it.each([
    ["the connection breaks before the purchase", "cut_before"],
    ["the purchase is not made and answered with a 500", "fail_before"],
  ] as const)("%s: the order waits, and buys once when it resumes", async (_, kind) => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    await carrier.fail({ operation: "buy", times: 1, kind });
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "buying", waiting: { code: "carrier_unavailable" } });
    expect(await resumed(context, order.id)).toMatchObject({ state: "buying" });
    await due(order.id);
    expect(await resumed(context, order.id)).toMatchObject({
      state: "done",
      number: order.number,
      waiting: null,
    });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("leaves the order open while the carrier is down, and finishes it afterwards", async () => {
    const { context, input } = await makeBuyer();
    await carrier.fail({ operation: "any", kind: "cut_before" });
    const { order, phoneNumber } = await provisionNumber(context, input);
    expect(phoneNumber).toBeNull();
    expect(order).toMatchObject({ state: "searching", waiting: { code: "carrier_unavailable" } });
    await due(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "searching" });
    await carrier.fail();
    await due(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done" });
  });

  it("does not lose a bought number if the carrier fails before the wiring is checked", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    await carrier.fail({ operation: "list", times: 1, kind: "cut_before" });
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "wiring", waiting: { code: "carrier_unavailable" } });
    await due(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done", number: order.number });
    expect(await carrier.purchases()).toBe(before + 1);
  });
});

describe("a refusal by the carrier", () => {
  const sold = { operation: "buy", kind: "refuse", status: 400, code: 21422 } as const;

  it("makes the order try the next candidate if the number was just sold", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    await carrier.fail({ ...sold, times: 1 });
    const { order } = await provisionNumber(context, input);
    expect(order.state).toBe("done");
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("fails the order after three candidates and frees its slot", async () => {
    const { context, input, location } = await makeBuyer();
    for (let i = 0; i < 9; i++) await makeNumber(location);
    await carrier.fail(sold);
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "failed", failure: { code: "number_not_available" } });
    const [row] = await database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.id, order.id));
    expect(new Set([...(row?.triedNumbers ?? []), row?.number]).size).toBe(3);
    await carrier.fail();
    expect((await provisionNumber(context, input)).order.state).toBe("done");
  });

  it("never replaces a requested number with another", async () => {
    const { context, input } = await makeBuyer({ areaCode: null });
    const found = await searchAvailableNumbers(context, { areaCode: "872", limit: 1 });
    const phoneNumber = found.availablePhoneNumbers[0]?.phoneNumber ?? "";
    const before = await carrier.purchases();
    await carrier.fail({ ...sold, times: 1 });
    const { order } = await provisionNumber(context, { ...input, phoneNumber });
    expect(order).toMatchObject({ state: "failed", failure: { code: "number_not_available" } });
    expect(await carrier.purchases()).toBe(before);
  });

  it("makes the order wait at least as long as a busy carrier asks", async () => {
    const { context, input } = await makeBuyer();
    await carrier.fail({
      operation: "buy",
      kind: "refuse",
      status: 429,
      code: 20429,
      retryAfter: 40,
      times: 1,
    });
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "buying", waiting: { code: "rate_limited" } });
    const [row] = await database()
      .select({ wait: sql<string>`extract(epoch from ${phoneNumberOrders.nextTryAt} - clock_timestamp())` })
      .from(phoneNumberOrders)
      .where(eq(phoneNumberOrders.id, order.id));
    expect(Number(row?.wait)).toBeGreaterThan(35);
  });

  it("fails the order after five tries at a busy carrier", async () => {
    const { context, input } = await makeBuyer();
    await carrier.fail({ operation: "search", kind: "refuse", status: 429, code: 20429 });
    let order = (await provisionNumber(context, input)).order;
    for (let tries = 1; tries < 5; tries++) {
      expect(order.waiting).toMatchObject({ code: "rate_limited" });
      await due(order.id);
      order = await resumed(context, order.id);
    }
    expect(order).toMatchObject({ state: "failed", failure: { code: "carrier_unavailable" } });
  });

  it("of our account fails the order at once, with nothing bought", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    await carrier.fail({ operation: "buy", kind: "refuse", status: 401, code: 20003 });
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "failed", failure: { code: "carrier_unavailable" } });
    expect(await carrier.purchases()).toBe(before);
  });

  it("reports an unavailable carrier if a search gets no answer", async () => {
    const { context } = await makeBuyer();
    await carrier.fail({ operation: "search", kind: "fail_before" });
    await expect(searchAvailableNumbers(context, { areaCode: "312", limit: 5 })).rejects.toMatchObject({
      code: "carrier_unavailable",
    });
  });
});

describe("a search of many codes", () => {
  it("renews the order's lease until all codes are searched", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), {
      orgId: location.id,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
    });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21452 });
    const held = await lease(order.id);
    const aSecond = { leaseUntil: sql`clock_timestamp() + interval '1 second'` };
    await database().update(phoneNumberOrders).set(aSecond).where(eq(phoneNumberOrders.id, order.id));
    expect(await chooseNumber({ ...held, areaCodes: ["312", "773"] }, tools())).toMatchObject({
      kind: "fail",
    });
    const [row] = await database()
      .select({ left: sql<string>`extract(epoch from ${phoneNumberOrders.leaseUntil} - clock_timestamp())` })
      .from(phoneNumberOrders)
      .where(eq(phoneNumberOrders.id, order.id));
    expect(Number(row?.left)).toBeGreaterThan(1);
  });
});

describe("resuming after a crash", () => {
  it("after a number was chosen: the next process buys that number once", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    const { order } = await startOrder(context, input);
    const chosen = await chooseNumber(await lease(order.id), tools());
    expect(chosen).toMatchObject({ kind: "moved", order: { state: "buying" } });
    await abandon(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done" });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("between the purchase and its record: the next process finds the purchase and does not buy again", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    const { order } = await startOrder(context, input);
    const chosen = await chooseNumber(await lease(order.id), tools());
    if (chosen.kind !== "moved" || !chosen.order.number) throw new Error("No number was chosen.");
    await defaultCarrier().numbers.buyNumber({
      number: chosen.order.number,
      label: "Linekeeper",
      reference: purchaseReference(order, chosen.order.number),
    });
    await abandon(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done", number: chosen.order.number });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("after the purchase: the next process wires the number", async () => {
    const { context, input } = await makeBuyer();
    const { order } = await startOrder(context, input);
    const chosen = await chooseNumber(await lease(order.id), tools());
    if (chosen.kind !== "moved") throw new Error("No number was chosen.");
    expect(await buyNumber(chosen.order, tools(true))).toMatchObject({ order: { state: "wiring" } });
    await abandon(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done" });
  });

  it("keeps a worker that was presumed dead from writing and from buying a second number", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    const { order } = await startOrder(context, input);
    const zombie = await chooseNumber(await lease(order.id), tools());
    if (zombie.kind !== "moved") throw new Error("No number was chosen.");
    await abandon(order.id);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done" });
    await expect(buyNumber(zombie.order, tools(true))).rejects.toThrow(LeaseLost);
    expect(await carrier.purchases()).toBe(before + 1);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
  });

  it("leaves a leased order alone until its lease has expired", async () => {
    const { context, input } = await makeBuyer();
    const { order } = await startOrder(context, input);
    await lease(order.id);
    expect(await takeLease(order.id)).toBeNull();
    const jobs = async () => {
      const found = await database().execute(
        sql`select 1 from graphile_worker.jobs where key = ${`order:${order.id}`}`,
      );
      return found.rows.length;
    };
    await database().execute(sql`select graphile_worker.remove_job(${`order:${order.id}`})`);
    await sweepOrders();
    expect(await jobs()).toBe(0);
    await abandon(order.id);
    await sweepOrders();
    expect(await jobs()).toBe(1);
  });

  it("makes one purchase even with twenty workers at once", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    const { order } = await startOrder(context, input);
    await Promise.all(Array.from({ length: 20 }, () => advanceOrder(order.id, { carrierOf, now })));
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("leaves the line detached if its bot was deleted before it resumed", async () => {
    const { context, input, location } = await makeBuyer();
    const bot = await makeBot(location);
    const { order } = await startOrder(context, { ...input, botId: bot.id });
    await database().execute(sql`delete from bots where id = ${bot.id}`);
    expect(await resumed(context, order.id)).toMatchObject({ state: "done", bot: null });
  });
});
