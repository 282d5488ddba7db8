import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { withNumbers } from "@/db/testing/partial-carrier";
import {
  advance,
  BUSY,
  boughtOrder,
  chosenOrder,
  freeOrder,
  LATER,
  orderAfter,
  orderJobs,
  orderRow,
  placedOrder,
  REFUSED,
  SOLD,
  stepTools,
} from "@/db/testing/purchases";
import { defaultCarrier } from "@/lib/telephony/registry";
import { buyNumber } from "./buy-number";
import { findPurchase } from "./find-purchase";

const carrier = useTestCarrier(useTestDatabase());

const NOT_SENT = { ok: false, kind: "not_sent", retryAfterMs: 900 } as const;

describe("buyNumber", () => {
  it("buys without a look-up on the first try, and records the purchase", async () => {
    const { id } = await placedOrder();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await boughtOrder(id)).toMatchObject({
      state: "wiring",
      carrierNumberId: expect.stringMatching(/^PN/),
      boughtAt: LATER,
      updatedAt: LATER,
    });
    const again = await placedOrder();
    await advance(again.id);
    expect(await orderRow(again.id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("buys on a later try only after the carrier says that the number is not ours", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const before = await carrier.purchases();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, stepTools(false))).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await buyNumber(order, stepTools(false))).toMatchObject({
      kind: "stop",
      reason: "account_problem",
    });
    await carrier.fail({ operation: "list", ...BUSY });
    expect(await buyNumber(order, stepTools(false))).toMatchObject({ kind: "wait", reason: "rate_limited" });
    expect(await carrier.purchases()).toBe(before);
    await carrier.fail();
    expect(await buyNumber(order, stepTools(false))).toMatchObject({
      kind: "moved",
      order: { state: "wiring" },
    });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("looks for an earlier purchase before it buys for an order that another process left", async () => {
    const { id } = await placedOrder();
    await chosenOrder(id);
    await freeOrder(id);
    await carrier.fail({ operation: "list", kind: "cut_before" }, { operation: "buy", ...REFUSED });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "carrier_unavailable" });
    expect(await orderJobs(id)).toMatchObject([{ payload: { orderId: id } }]);
    expect((await orderJobs(id))[0]?.seconds).toBeGreaterThan(0);
  });

  it("accepts a number that is already ours although the carrier says it is sold", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const number = order.number ?? "";
    await defaultCarrier().numbers.buyNumber({ number, label: "Linekeeper", reference: "by hand" });
    expect(await buyNumber(order, stepTools())).toMatchObject({
      kind: "moved",
      order: { state: "wiring", number },
    });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("does not accept a number that has a line, and tries the next one", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const number = order.number ?? "";
    await defaultCarrier().numbers.buyNumber({ number, label: "Linekeeper", reference: "by hand" });
    const { location } = await makeAccount();
    await makeNumber(location, { number });
    await freeOrder(id);
    await advance(id);
    const row = await orderRow(id);
    expect(row).toMatchObject({ state: "done", triedNumbers: [number] });
    expect(row.number).not.toBe(number);
  });

  it("accepts a number whose line was released", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const number = order.number ?? "";
    await defaultCarrier().numbers.buyNumber({ number, label: "Linekeeper", reference: "by hand" });
    const { location } = await makeAccount();
    await makeNumber(location, { number, status: "released", releasedAt: TEST_NOW });
    await freeOrder(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("searches again if the number is sold, and remembers only that it was tried", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    await carrier.fail({ operation: "buy", ...SOLD });
    expect(await orderAfter(buyNumber(order, stepTools()))).toMatchObject({
      state: "searching",
      number: null,
      areaCode: null,
      triedNumbers: [order.number],
      intentKeptAt: null,
      attempts: 0,
      updatedAt: LATER,
    });
  });

  it("waits as long as a busy carrier asks, for five tries", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    await carrier.fail({ operation: "buy", ...BUSY });
    expect(await buyNumber({ ...order, attempts: 3 }, stepTools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    expect(await buyNumber({ ...order, attempts: 4 }, stepTools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("waits after a purchase without an answer if the number is not ours", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    await carrier.fail({ operation: "buy", kind: "cut_before" });
    expect(await buyNumber(order, stepTools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
    });
  });
});

describe("buyNumber in doubt", () => {
  it("makes no second purchase if it finds an earlier one", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const number = order.number ?? "";
    await defaultCarrier().numbers.buyNumber({ number, label: "Linekeeper", reference: "by hand" });
    await carrier.fail({ operation: "buy", ...REFUSED });
    expect(await buyNumber(order, stepTools(false))).toMatchObject({
      kind: "moved",
      order: { state: "wiring" },
    });
  });

  it("waits after a request that was not sent, with the number neither sold nor ours", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    const port = withNumbers(defaultCarrier(), { buyNumber: async () => NOT_SENT });
    expect(await buyNumber(order, { ...stepTools(), carrier: port })).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      atLeastMs: 900,
      order: { state: "buying" },
    });
  });

  it("does not look for a purchase after a clear refusal", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    await carrier.fail({ operation: "buy", ...REFUSED }, { operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, stepTools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("keeps a number that is reported as sold until the carrier says whether it is ours", async () => {
    const { id } = await placedOrder();
    const order = await chosenOrder(id);
    await carrier.fail({ operation: "buy", ...SOLD }, { operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, stepTools())).toMatchObject({ kind: "wait", order: { state: "buying" } });
    await carrier.fail({ operation: "buy", kind: "cut_after" }, { operation: "list", ...REFUSED });
    expect(await buyNumber(order, stepTools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });

  it("does not rely on a line with the number while the carrier does not answer", async () => {
    const { location } = await makeAccount();
    const { number } = await makeNumber(location);
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(
      await findPurchase({ id: "an order", number, carrierPurchaseId: null }, stepTools()),
    ).toMatchObject({
      ok: false,
      kind: "unknown",
    });
  });
});
