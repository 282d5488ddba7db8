import { describe, expect, it } from "vitest";
import { ELSEWHERE, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { withNumbers } from "@/db/testing/partial-carrier";
import {
  advance,
  BUSY,
  boughtOrder,
  chosenOrder,
  freeOrder,
  GONE,
  LATER,
  leasedOrder,
  orderAfter,
  orderRow,
  placedOrder,
  REFUSED,
  stepTools,
  updateOrder,
} from "@/db/testing/purchases";
import type { OwnedCarrierNumber } from "@/lib/telephony/port";
import { defaultCarrier } from "@/lib/telephony/registry";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

/** An id that the carrier does not know. */
const UNKNOWN_ID = `PN${"0".repeat(32)}`;

/** The carrier, with the given settings in its answers to purchases instead of the requested ones. */
const forgetful = (forgotten: Partial<OwnedCarrierNumber>) => {
  const { buyNumber } = defaultCarrier().numbers;
  return withNumbers(defaultCarrier(), {
    buyNumber: async (order) => {
      const sold = await buyNumber(order);
      if (!sold.ok || sold.value.state !== "owned") return sold;
      return { ok: true, value: { state: "owned", owned: { ...sold.value.owned, ...forgotten } } };
    },
  });
};
/** The ledger's events of a number. */
const eventsOf = async (number: string | null) =>
  (await carrier.ledger()).filter((entry) => entry.number === number).map(({ event }) => event);

describe("wireNumber", () => {
  it("is skipped if the carrier's answer to the purchase has our address and label", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    expect(order).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: LATER });
    await freeOrder(id);
    await advance(id);
    expect(await eventsOf(order.number)).toEqual(["purchase"]);
  });

  it.each([{ isWired: false }, { label: "Mine" }])(
    "is a separate step if the carrier's answer to the purchase has %j",
    async (forgotten) => {
      const { id } = await placedOrder();
      const order = await chosenOrder(id);
      const sold = await orderAfter(buyNumber(order, { ...stepTools(), carrier: forgetful(forgotten) }));
      expect(sold).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: null });
      await freeOrder(id);
      await advance(id);
      expect(await orderRow(id)).toMatchObject({ state: "done", wiredAt: LATER });
      expect(await eventsOf(order.number)).toEqual(["purchase", "configure"]);
    },
  );

  it("sends our address and label to the carrier, and records when", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    await carrier.changeByHand(order.carrierNumberId ?? "", { label: "Something", callsGoTo: ELSEWHERE });
    expect(await wireNumber(order, stepTools())).toMatchObject({
      kind: "moved",
      order: { wiredAt: LATER, attempts: 0, updatedAt: LATER },
    });
    expect(await defaultCarrier().numbers.findNumber(order.number ?? "")).toMatchObject({
      value: { isWired: true, label: `Linekeeper ${id}` },
    });
  });

  it("finds the number under another id, and continues with that id", async () => {
    const { id } = await placedOrder();
    const { carrierNumberId } = await boughtOrder(id);
    await updateOrder(id, { carrierNumberId: UNKNOWN_ID, wiredAt: null });
    await freeOrder(id);
    expect(await wireNumber(await leasedOrder(id), stepTools())).toMatchObject({
      kind: "moved",
      order: { carrierNumberId, wiredAt: null, updatedAt: LATER },
    });
    await freeOrder(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", carrierNumberId });
  });

  it.each([
    [
      "does not know the id that it lists",
      [{ operation: "update", ...GONE }],
      { reason: "carrier_unavailable", stopFor: "refused" },
    ],
    ["is busy", [{ operation: "update", ...BUSY }], { reason: "rate_limited" }],
    ["does not answer", [{ operation: "update", kind: "cut_before" }], { reason: "carrier_unavailable" }],
    [
      "does not know the id and does not list its numbers",
      [
        { operation: "update", ...GONE },
        { operation: "list", kind: "cut_before" },
      ],
      { reason: "carrier_unavailable" },
    ],
  ] as const)("waits while the carrier %s", async (_, faults, wait) => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    await carrier.fail(...faults);
    expect(await wireNumber(order, stepTools())).toMatchObject({ kind: "wait", ...wait });
  });

  it.each([
    [{ operation: "update", ...REFUSED }, "account_problem"],
    [{ operation: "update", kind: "refuse", status: 400, code: 21631 }, "refused"],
  ] as const)("stops at a refusal %j, because the number is paid for", async (fault, reason) => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    await carrier.fail(fault);
    expect(await wireNumber(order, stepTools())).toMatchObject({ kind: "stop", reason });
  });

  it("fails as number_not_available if the carrier has taken the number back", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    await defaultCarrier().numbers.releaseNumber(order.carrierNumberId ?? "");
    const gone = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await wireNumber(order, stepTools())).toMatchObject(gone);
    expect(await checkWiring(order, stepTools())).toMatchObject(gone);
  });
});
