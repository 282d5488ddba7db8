import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, TEST_NOW } from "@/db/testing/factory";
import { noticeOn } from "@/db/testing/notices";
import {
  advance,
  freeOrder,
  makeBuyer,
  orderJobs,
  orderRow,
  placedOrder,
  updateOrder,
} from "@/db/testing/purchases";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { HARBOR_APPLICATION, HARBOR_CODES } from "@/lib/telephony/testing/harbor/harbor-server";
import { useHarbor } from "@/lib/telephony/testing/harbor/use-harbor";
import { finishOrder } from "./finish-order";
import { getOrder } from "./get-order";
import { provisionNumber } from "./provision-number";
import { releaseOrder } from "./release-order";

const local = useTestCarrier(useTestDatabase());
const harbor = useHarbor({ asDefault: true });
const [CODE] = HARBOR_CODES;

beforeEach(() => harbor.reset());

/** An order whose purchase the carrier has accepted but not decided. */
async function pending(values: Parameters<typeof placedOrder>[0] = {}) {
  const scene = await placedOrder({ areaCode: CODE, ...values });
  await advance(scene.id);
  const order = await orderRow(scene.id);
  return { ...scene, number: order.number ?? "" };
}

/** Advances the order as the worker does when its next try is due. */
async function again(id: string): Promise<void> {
  await freeOrder(id);
  await advance(id);
}

const acceptedFor = (number: string) => harbor.salesOf(number);

describe("a pending purchase", () => {
  it("waits with the carrier's id for it, says so, and is checked again with back-off", async () => {
    const { id, context, number } = await pending();
    expect(await orderRow(id)).toMatchObject({
      state: "buying",
      carrier: "harbor",
      carrierPurchaseId: expect.stringMatching(/^ord-/),
      waitingFor: "purchase_pending",
      attempts: 1,
      boughtAt: null,
    });
    expect(await getOrder(context, { id })).toMatchObject({
      state: "buying",
      number,
      waiting: { code: "purchase_pending", message: expect.stringContaining("accepted") },
    });
    expect((await orderJobs(id))[0]?.seconds).toBeGreaterThan(0);
    await again(id);
    expect(await orderRow(id)).toMatchObject({ waitingFor: "purchase_pending", attempts: 2 });
    expect(acceptedFor(number)).toBe(1);
  });

  it("becomes a line wired in the carrier's own way, and is released there", async () => {
    const { id, context, number } = await pending();
    harbor.decide(number, "complete");
    await again(id);
    expect(await getOrder(context, { id })).toMatchObject({ state: "done", number, waiting: null });
    const { phoneNumberId } = await orderRow(id);
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ carrier: "harbor", status: "active", monthlyPrice: "0.9000" });
    const held = harbor.held().find((each) => each.phone === number);
    expect(held).toMatchObject({
      id: line?.carrierNumberId,
      application_id: HARBOR_APPLICATION,
      label: `Linekeeper ${id}`,
    });
    expect(await noticeOn(number)).toContain("Thank you for calling");
    expect((await releaseNumber(context, { id: line?.id ?? "" })).released).toBe(true);
    expect(harbor.held().some((each) => each.phone === number)).toBe(false);
    expect(await local.ledger()).toEqual([]);
  });

  it("leaves the order open for the first request, and done for a repeated one", async () => {
    const { context, input } = await makeBuyer({ areaCode: CODE, intentKey: "once" });
    const first = await provisionNumber(context, input);
    expect(first).toMatchObject({ order: { state: "buying" }, phoneNumber: null });
    harbor.decide(first.order.number ?? "", "complete");
    await again(first.order.id);
    const second = await provisionNumber(context, input);
    expect(second).toMatchObject({ order: { id: first.order.id, state: "done" } });
    expect(second.phoneNumber?.number).toBe(first.order.number);
    expect(acceptedFor(first.order.number ?? "")).toBe(1);
  });

  it("is followed by the next candidate if the carrier turns it down", async () => {
    const { id, number } = await pending();
    harbor.decide(number, "failed");
    await again(id);
    const next = await orderRow(id);
    expect(next).toMatchObject({ state: "buying", triedNumbers: [number], waitingFor: "purchase_pending" });
    expect(next.number).not.toBe(number);
    harbor.decide(next.number ?? "", "complete");
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number: next.number });
  });

  it("never takes an earlier candidate's failure for the next one's, even if its request never arrives", async () => {
    const { id, number } = await pending();
    harbor.decide(number, "failed");
    harbor.fail("order", "cut_before");
    await again(id);
    const next = await orderRow(id);
    expect(next).toMatchObject({
      state: "buying",
      triedNumbers: [number],
      waitingFor: "carrier_unavailable",
    });
    await again(id);
    expect(await orderRow(id)).toMatchObject({ number: next.number, waitingFor: "purchase_pending" });
    expect(acceptedFor(next.number ?? "")).toBe(1);
  });

  it.each([
    ["our account", "no_funds", "carrier_unavailable", "refuses our account"],
    ["a regulation", "needs_address", "number_not_available", "needs an address or a document"],
    ["a reason of its own", "policy_17", "carrier_unavailable", "refused the purchase"],
  ])(
    "fails and tries no other number if the carrier declines it for %s",
    async (_, reason, code, message) => {
      const { id, number } = await pending();
      harbor.decide(number, "failed", reason);
      await again(id);
      expect(await orderRow(id)).toMatchObject({
        state: "failed",
        number,
        failure: { code, message: expect.stringContaining(message) },
      });
    },
  );

  it("fails if the carrier turns down the requested number or a third candidate", async () => {
    const sold = { state: "failed", failure: { code: "number_not_available" } };
    const named = await pending({ areaCode: undefined, phoneNumber: `+1${CODE}5550135` });
    harbor.decide(named.number, "failed");
    await again(named.id);
    expect(await orderRow(named.id)).toMatchObject(sold);
    const { id } = await pending();
    for (let candidates = 0; candidates < 3; candidates++) {
      harbor.decide((await orderRow(id)).number ?? "", "failed");
      await again(id);
    }
    expect(await orderRow(id)).toMatchObject(sold);
  });

  it("stops after a day without a decision, can be finished, and is never made twice", async () => {
    const { id, context, number } = await pending();
    await updateOrder(id, { deadlineAt: TEST_NOW });
    await again(id);
    expect(await getOrder(context, { id })).toMatchObject({
      state: "buying",
      stopped: { code: "purchase_pending" },
    });
    await finishOrder(context, { id });
    harbor.decide(number, "complete");
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number });
    expect(acceptedFor(number)).toBe(1);
  });
});

describe("a process that dies while a purchase is pending", () => {
  it("before the carrier's answer arrived: the next process finds the purchase by our reference", async () => {
    harbor.fail("order", "cut_after");
    const { id, number } = await pending();
    expect(await orderRow(id)).toMatchObject({
      waitingFor: "purchase_pending",
      carrierPurchaseId: expect.stringMatching(/^ord-/),
    });
    expect(acceptedFor(number)).toBe(1);
  });

  it("before the carrier's id was stored: the next process buys nothing", async () => {
    const { id, number } = await pending();
    await updateOrder(id, { carrierPurchaseId: null });
    await again(id);
    expect((await orderRow(id)).carrierPurchaseId).toMatch(/^ord-/);
    harbor.decide(number, "complete");
    await updateOrder(id, { carrierPurchaseId: null });
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number });
    expect(acceptedFor(number)).toBe(1);
  });

  it("before the request was sent: the next process buys once", async () => {
    harbor.fail("order", "cut_before");
    const { id, number } = await pending();
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "carrier_unavailable" });
    expect(acceptedFor(number)).toBe(0);
    harbor.decidesByItself = true;
    await again(id);
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", number });
    expect(acceptedFor(number)).toBe(1);
  });

  it("never buys again after the carrier accepted the purchase and then denies it", async () => {
    const { id, number } = await pending();
    await updateOrder(id, { carrierPurchaseId: "ord-unknown" });
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "purchase_pending", number });
    expect(acceptedFor(number)).toBe(1);
  });
});

describe("a pending purchase that is given up", () => {
  it("waits for the carrier's decision, and then releases the number", async () => {
    const { id, context, number } = await pending();
    await releaseOrder(context, { id });
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "purchase_pending" });
    harbor.decide(number, "complete");
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "failed", failure: { code: "given_up" } });
    expect(harbor.held().some((each) => each.phone === number)).toBe(false);
  });

  it("waits if the carrier denies the purchase that it accepted, because it may still complete", async () => {
    const { id, context } = await pending();
    await updateOrder(id, { carrierPurchaseId: "ord-unknown" });
    await releaseOrder(context, { id });
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "purchase_pending" });
  });

  it("ends with the number back at the carrier even if the answer to its release is lost", async () => {
    const { id, context, number } = await pending();
    await releaseOrder(context, { id });
    harbor.decide(number, "complete");
    harbor.fail("release", "cut_after");
    await again(id);
    expect(await orderRow(id)).toMatchObject({ state: "buying", waitingFor: "carrier_unavailable" });
    await again(id);
    expect(await orderRow(id)).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("back at the carrier") },
    });
  });

  it("ends with nothing bought if the carrier turns it down", async () => {
    const { id, account, number } = await pending();
    await releaseOrder(contextOf(account), { id });
    harbor.decide(number, "failed");
    await again(id);
    expect(await orderRow(id)).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("Nothing was bought") },
    });
  });
});
