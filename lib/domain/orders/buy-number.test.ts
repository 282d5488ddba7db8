import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import {
  advance,
  BUSY,
  bought,
  chosen,
  free,
  LATER,
  moved,
  orderJobs,
  orderRow,
  REFUSED,
  SOLD,
  started,
  tools,
} from "@/db/testing/purchases";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { buyNumber } from "./buy-number";
import { lookUpPurchase } from "./look-up-purchase";

const carrier = useTestCarrier(useTestDatabase());

const NOT_SENT = { ok: false, kind: "not_sent", retryAfterMs: 900 } as const;

describe("buying", () => {
  it("by the first who is to buy asks for nothing beforehand, and notes the purchase", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await bought(id)).toMatchObject({
      state: "wiring",
      carrierNumberId: expect.stringMatching(/^PN/),
      boughtAt: LATER,
      updatedAt: LATER,
    });
    const again = await started();
    await advance(again.id);
    expect(await orderRow(again.id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("is not tried by whoever resumes until the carrier says that the number is not ours yet", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const before = await carrier.purchases();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "stop", reason: "account_problem" });
    await carrier.fail({ operation: "list", ...BUSY });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "wait", reason: "rate_limited" });
    expect(await carrier.purchases()).toBe(before);
    await carrier.fail();
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "moved", order: { state: "wiring" } });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("is looked for before it is tried by whoever takes up what another left: no request to buy is made", async () => {
    const { id } = await started();
    await chosen(id);
    await free(id);
    await carrier.fail({ operation: "list", kind: "cut_before" }, { operation: "buy", ...REFUSED });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "carrier_unavailable" });
    expect(await orderJobs(id)).toMatchObject([{ payload: { orderId: id } }]);
    expect((await orderJobs(id))[0]?.seconds).toBeGreaterThan(0);
  });

  it("takes a number that is ours all the same, though the carrier says that it is sold", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    expect(await buyNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { state: "wiring", number },
    });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("takes no number for its own that serves a line, and goes on to the next", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    const { location } = await makeAccount();
    await makeNumber(location, { number });
    await free(id);
    await advance(id);
    const row = await orderRow(id);
    expect(row).toMatchObject({ state: "done", triedNumbers: [number] });
    expect(row.number).not.toBe(number);
  });

  it("takes for its own what served a line that was released", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    const { location } = await makeAccount();
    await makeNumber(location, { number, status: "released", releasedAt: TEST_NOW });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("goes back to the search when the number is sold, and forgets all of it but that it was tried", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...SOLD });
    expect(await moved(buyNumber(order, tools()))).toMatchObject({
      state: "searching",
      number: null,
      areaCode: null,
      triedNumbers: [order.number],
      intentKeptAt: null,
      attempts: 0,
      updatedAt: LATER,
    });
  });

  it("waits as a busy carrier asks, five times in all", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...BUSY });
    expect(await buyNumber({ ...order, attempts: 3 }, tools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    expect(await buyNumber({ ...order, attempts: 4 }, tools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("of which no answer came waits when the number is not ours", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", kind: "cut_before" });
    expect(await buyNumber(order, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
  });
});

describe("what a purchase must not be misled by", () => {
  it("is a purchase that it finds: no second one is asked for", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    await carrier.fail({ operation: "buy", ...REFUSED });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "moved", order: { state: "wiring" } });
  });

  it("is a request that was never sent: the number is neither sold nor ours, and the order waits", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const port = { ...carrierPort(), buyNumber: async () => NOT_SENT };
    expect(await buyNumber(order, { ...tools(), carrier: port })).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      atLeastMs: 900,
      order: { state: "buying" },
    });
  });

  it("is a refusal that says all there is to say: nothing is looked for after it", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...REFUSED }, { operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, tools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("is a number called sold while nobody can say whether it is ours: it is not given up", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...SOLD }, { operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, tools())).toMatchObject({ kind: "wait", order: { state: "buying" } });
    await carrier.fail({ operation: "buy", kind: "cut_after" }, { operation: "list", ...REFUSED });
    expect(await buyNumber(order, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });

  it("is a line that has the number, as long as the carrier does not answer", async () => {
    const { location } = await makeAccount();
    const { number } = await makeNumber(location);
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await lookUpPurchase(number, tools())).toMatchObject({ ok: false, kind: "unknown" });
  });
});
