import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, TEST_NOW } from "@/db/testing/factory";
import { makeBuyer, orderJobs, REFUSED } from "@/db/testing/purchases";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { finishOrder } from "./finish-order";
import { getOrder } from "./get-order";
import { takeLease } from "./lease";
import { provisionNumber } from "./provision-number";
import { releaseOrder } from "./release-order";
import { startOrder } from "./start-order";
import { sweepOrders } from "./sweep-orders";

const carrier = useTestCarrier(useTestDatabase());
const advance = (id: string) => advanceOrder(id, { carrierOf, now: () => TEST_NOW });

/** An order whose number is bought and which stopped because the carrier refuses our account. */
async function stoppedOrder() {
  const scene = await makeBuyer();
  const before = (await carrier.ledger()).length;
  await carrier.fail({ operation: "list", ...REFUSED });
  const { order } = await provisionNumber(scene.context, scene.input);
  await carrier.fail();
  return { ...scene, order, before };
}

/** Moves the order's deadline and next try into the past. */
async function overdue(id: string): Promise<void> {
  const past = sql`clock_timestamp() - interval '1 second'`;
  await database()
    .update(phoneNumberOrders)
    .set({ deadlineAt: past, nextTryAt: past })
    .where(eq(phoneNumberOrders.id, id));
}

async function actionsOn(id: string): Promise<string[]> {
  const rows = await database()
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.id);
  return rows.map(({ action }) => action);
}

/** What the carrier sold and took back after this many entries of its ledger. */
async function tradesSince(entries: number): Promise<string[]> {
  const ledger = (await carrier.ledger()).slice(entries);
  return ledger.filter((entry) => entry.event !== "configure").map((entry) => entry.event);
}

describe("a stopped order", () => {
  it("is one whose paid number the carrier refuses to our account: nothing is retried automatically", async () => {
    const { context, order } = await stoppedOrder();
    expect(order).toMatchObject({
      state: "wiring",
      waiting: null,
      stopped: { code: "account_problem", message: expect.any(String) },
      carrierNumberId: expect.stringMatching(/^PN/),
      carrierLabel: `Linekeeper ${order.id}`,
    });
    expect(order.steps.map(({ step, at }) => [step, at !== null])).toEqual([
      ["searched", true],
      ["intent_kept", true],
      ["bought", true],
      ["wired", true],
      ["checked", false],
    ]);
    expect(await takeLease(order.id)).toBeNull();
    await database().execute(sql`select graphile_worker.remove_job(${`order:${order.id}`})`);
    await sweepOrders();
    const { rows } = await database().execute(
      sql`select 1 from graphile_worker.jobs where key = ${`order:${order.id}`}`,
    );
    expect(rows).toEqual([]);
    expect((await getOrder(context, { id: order.id })).stopped).not.toBeNull();
  });

  it("is finished once, even if the button is pressed twice", async () => {
    const { context, order, before } = await stoppedOrder();
    await finishOrder(context, { id: order.id });
    const [again] = await Promise.all([
      finishOrder(context, { id: order.id }),
      finishOrder(context, { id: order.id }),
    ]);
    expect(again).toMatchObject({ stopped: null, state: "wiring" });
    expect(await orderJobs(order.id)).toMatchObject([{ payload: { orderId: order.id } }]);
    await Promise.all([advance(order.id), advance(order.id)]);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done", number: order.number });
    expect(await finishOrder(context, { id: order.id })).toMatchObject({ state: "done" });
    expect(await releaseOrder(context, { id: order.id })).toMatchObject({ state: "done" });
    expect(await tradesSince(before)).toEqual(["purchase"]);
    expect(await actionsOn(order.id)).toEqual(["number.order", "number.order_resumed"]);
  });

  it("is given up once, even if the button is pressed twice: the number is released and the slot freed", async () => {
    const { context, order, before } = await stoppedOrder();
    const asked = await Promise.all([
      releaseOrder(context, { id: order.id }),
      releaseOrder(context, { id: order.id }),
    ]);
    expect(asked.map(({ givenUp, stopped }) => [givenUp, stopped])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(await orderJobs(order.id)).toMatchObject([{ payload: { orderId: order.id } }]);
    await Promise.all([advance(order.id), advance(order.id)]);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("back at the carrier") },
    });
    expect(await tradesSince(before)).toEqual(["purchase", "release"]);
    expect(await finishOrder(context, { id: order.id })).toMatchObject({ state: "failed" });
    expect(await actionsOn(order.id)).toEqual(["number.order", "number.order_given_up"]);
  });

  it("stops again if its number cannot be released either", async () => {
    const { context, order } = await stoppedOrder();
    await releaseOrder(context, { id: order.id });
    await carrier.fail({ operation: "release", ...REFUSED });
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "wiring",
      givenUp: true,
      stopped: { code: "account_problem" },
    });
    await carrier.fail();
    await finishOrder(context, { id: order.id });
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ failure: { code: "given_up" } });
  });

  it("releases its number once even if the answer is lost", async () => {
    const { context, order, before } = await stoppedOrder();
    await releaseOrder(context, { id: order.id });
    await carrier.fail({ operation: "release", kind: "cut_after", times: 1 });
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      waiting: { code: "carrier_unavailable" },
    });
    await overdue(order.id);
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ failure: { code: "given_up" } });
    expect(await tradesSince(before)).toEqual(["purchase", "release"]);
  });

  it("can be finished or given up by admins only, and is hidden from other accounts", async () => {
    const { account, order } = await stoppedOrder();
    const { account: foreign } = await makeAccount("Elsewhere");
    const input = { id: order.id };
    for (const act of [finishOrder, releaseOrder]) {
      await expect(act(contextOf(account, "viewer"), input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(act(contextOf(account, "manager"), input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(act(contextOf(foreign), input)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await actionsOn(order.id)).toEqual(["number.order"]);
  });
});

describe("a waiting order", () => {
  it("stops after a day if its number may have been bought, and can then be finished", async () => {
    const { context, input } = await makeBuyer();
    const before = (await carrier.ledger()).length;
    await carrier.fail({ operation: "buy", kind: "fail_before" });
    const { order } = await provisionNumber(context, input);
    expect(order.waiting).not.toBeNull();
    await overdue(order.id);
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "buying",
      stopped: { code: "carrier_unavailable" },
    });
    await carrier.fail();
    await finishOrder(context, { id: order.id });
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
    expect(await tradesSince(before)).toEqual(["purchase"]);
  });

  it("fails after a day if nothing was bought, and frees its slot", async () => {
    const { context, input } = await makeBuyer();
    await carrier.fail({ operation: "search", kind: "fail_before" });
    const { order } = await provisionNumber(context, input);
    await overdue(order.id);
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "failed",
      failure: { code: "carrier_unavailable", message: expect.stringContaining("Nothing was bought") },
    });
  });

  it("is tried at once when somebody finishes it", async () => {
    const { context, input } = await makeBuyer();
    const before = (await carrier.ledger()).length;
    await carrier.fail(
      { operation: "buy", kind: "cut_after", times: 1 },
      { operation: "list", kind: "cut_before", times: 1 },
    );
    const { order } = await provisionNumber(context, input);
    expect(order.waiting).not.toBeNull();
    expect((await finishOrder(context, { id: order.id })).waiting).toBeNull();
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
    expect(await tradesSince(before)).toEqual(["purchase"]);
  });
});

describe("a running order that is given up", () => {
  it("buys nothing if nothing was bought yet", async () => {
    const { context, input } = await makeBuyer();
    const { order } = await startOrder(context, input);
    await releaseOrder(context, { id: order.id });
    const before = await carrier.purchases();
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("Nothing was bought") },
    });
    expect(await carrier.purchases()).toBe(before);
  });

  it("releases its number once the lease is over, even if it was being bought", async () => {
    const { context, input } = await makeBuyer();
    const before = (await carrier.ledger()).length;
    const { order } = await startOrder(context, input);
    await carrier.fail({ operation: "buy", kind: "delay", delayMs: 2_000, times: 1 });
    const buying = advance(order.id);
    while ((await getOrder(context, { id: order.id })).state === "searching");
    await releaseOrder(context, { id: order.id });
    await buying;
    const held = await getOrder(context, { id: order.id });
    expect(held).toMatchObject({ state: "buying", givenUp: true });
    await database()
      .update(phoneNumberOrders)
      .set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` })
      .where(eq(phoneNumberOrders.id, order.id));
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ failure: { code: "given_up" } });
    expect(await tradesSince(before)).toEqual(["purchase", "release"]);
  });

  it("fails if the carrier takes the number back before it is set up", async () => {
    const { context, order } = await stoppedOrder();
    await defaultCarrier().numbers.releaseNumber(order.carrierNumberId ?? "");
    await finishOrder(context, { id: order.id });
    await advance(order.id);
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "failed",
      failure: { code: "number_not_available" },
    });
  });
});
