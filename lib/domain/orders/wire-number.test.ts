import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  advance,
  BUSY,
  bought,
  change,
  chosen,
  free,
  GONE,
  LATER,
  leased,
  moved,
  orderRow,
  REFUSED,
  started,
  tools,
} from "@/db/testing/purchases";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { CarrierPort, OwnedCarrierNumber } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

/** No id of a number of ours. */
const ELSEWHERE = `PN${"0".repeat(32)}`;

/** Our carrier, with other settings in its answer to a purchase than those that it was told. */
const forgetful = (forgotten: Partial<OwnedCarrierNumber>): CarrierPort => {
  const port = carrierPort();
  return {
    ...port,
    buyNumber: async (order) => {
      const sold = await port.buyNumber(order);
      return sold.ok ? { ok: true, value: { ...sold.value, ...forgotten } } : sold;
    },
  };
};
/** What the ledger has about a number of ours. */
const eventsOf = async (number: string | null) =>
  (await carrier.ledger()).filter((entry) => entry.number === number).map(({ event }) => event);

describe("wiring", () => {
  it("is done with the purchase, where the carrier's answer has our address and our name for it", async () => {
    const { id } = await started();
    const order = await bought(id);
    expect(order).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: LATER });
    await free(id);
    await advance(id);
    expect(await eventsOf(order.number)).toEqual(["purchase"]);
  });

  it.each([{ webhookUrl: null }, { webhookUrl: "http://localhost:1/elsewhere" }, { friendlyName: "Mine" }])(
    "is a step of its own where the carrier's answer to the purchase has %j",
    async (forgotten) => {
      const { id } = await started();
      const order = await chosen(id);
      const sold = await moved(buyNumber(order, { ...tools(), carrier: forgetful(forgotten) }));
      expect(sold).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: null });
      await free(id);
      await advance(id);
      expect(await orderRow(id)).toMatchObject({ state: "done", wiredAt: LATER });
      expect(await eventsOf(order.number)).toEqual(["purchase", "configure"]);
    },
  );

  it("tells the carrier our address and our own name for it, and notes when", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().configureNumber(order.carrierNumberId ?? "", {
      friendlyName: "Something",
      webhookUrl: "http://localhost:1/elsewhere",
    });
    expect(await wireNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { wiredAt: LATER, attempts: 0, updatedAt: LATER },
    });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl(), friendlyName: `Linekeeper ${id}` },
    });
  });

  it("finds the number again under another id, and goes on with that", async () => {
    const { id } = await started();
    const { carrierNumberId } = await bought(id);
    await change(id, { carrierNumberId: ELSEWHERE, wiredAt: null });
    await free(id);
    expect(await wireNumber(await leased(id), tools())).toMatchObject({
      kind: "moved",
      order: { carrierNumberId, wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", carrierNumberId });
  });

  it.each([
    [
      "does not know the id that it still lists",
      [{ operation: "update", ...GONE }],
      { reason: "carrier_unavailable", stopFor: "refused" },
    ],
    ["is busy", [{ operation: "update", ...BUSY }], { reason: "rate_limited" }],
    ["does not answer", [{ operation: "update", kind: "cut_before" }], { reason: "carrier_unavailable" }],
    [
      "neither knows the id nor lists its numbers",
      [
        { operation: "update", ...GONE },
        { operation: "list", kind: "cut_before" },
      ],
      { reason: "carrier_unavailable" },
    ],
  ] as const)("waits while the carrier %s", async (_, faults, wait) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(...faults);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "wait", ...wait });
  });

  it.each([
    [{ operation: "update", ...REFUSED }, "account_problem"],
    [{ operation: "update", kind: "refuse", status: 400, code: 21631 }, "refused"],
  ] as const)("stops at a refusal %j, since the number is paid for", async (fault, reason) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(fault);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "stop", reason });
  });

  it("ends as number_not_available where the carrier has taken the number back", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().releaseNumber(order.carrierNumberId ?? "");
    const gone = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await wireNumber(order, tools())).toMatchObject(gone);
    expect(await checkWiring(order, tools())).toMatchObject(gone);
  });
});
