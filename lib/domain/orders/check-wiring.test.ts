import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { ELSEWHERE, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, TEST_NOW } from "@/db/testing/factory";
import { withNumbers } from "@/db/testing/partial-carrier";
import {
  advance,
  boughtOrder,
  freeOrder,
  LATER,
  leasedOrder,
  orderAfter,
  orderRow,
  placedOrder,
  REFUSED,
  stepTools,
  updateOrder,
} from "@/db/testing/purchases";
import { defaultCarrier } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { checkWiring } from "./check-wiring";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

/** An id that the carrier does not know. */
const UNKNOWN_ID = `PN${"0".repeat(32)}`;

describe("checkWiring", () => {
  it("inserts no line while calls go elsewhere, and wires the number again", async () => {
    const { id } = await placedOrder();
    const order = await orderAfter(wireNumber(await boughtOrder(id), stepTools()));
    await carrier.changeByHand(order.carrierNumberId ?? "", { callsGoTo: ELSEWHERE });
    expect(await checkWiring(order, stepTools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      stopFor: "refused",
      order: { wiredAt: null, updatedAt: LATER },
    });
    await freeOrder(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", checkedAt: LATER, finishedAt: LATER });
    expect(await defaultCarrier().numbers.findNumber(order.number ?? "")).toMatchObject({
      value: { isWired: true },
    });
  });

  it("uses the carrier's id for the number, not the stored one", async () => {
    const { id } = await placedOrder();
    const { carrierNumberId } = await boughtOrder(id);
    await updateOrder(id, { carrierNumberId: UNKNOWN_ID });
    await freeOrder(id);
    expect(await checkWiring(await leasedOrder(id), stepTools())).toMatchObject({ kind: "done" });
    const { phoneNumberId, ...row } = await orderRow(id);
    expect(row).toMatchObject({ state: "done", carrierNumberId });
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ carrierNumberId });
  });

  it("waits longer each time our address is missing, and after a day stops as refused", async () => {
    const { id } = await placedOrder();
    const { findNumber } = defaultCarrier().numbers;
    const elsewhere = withNumbers(defaultCarrier(), {
      findNumber: async (number) => {
        const held = await findNumber(number);
        return held.ok && held.value ? { ok: true, value: { ...held.value, isWired: false } } : held;
      },
    });
    const next = () => advanceOrder(id, { carrierOf: () => elsewhere, now: () => LATER });
    for (let tries = 1; tries <= 3; tries++) {
      await next();
      expect(await orderRow(id)).toMatchObject({ waitingFor: "carrier_unavailable", attempts: tries });
      await freeOrder(id);
    }
    await updateOrder(id, { deadlineAt: TEST_NOW });
    await next();
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "refused" });
  });

  it("waits while the carrier does not answer, and stops if it refuses our account", async () => {
    const { id } = await placedOrder();
    const unwired = await boughtOrder(id);
    await carrier.fail({ operation: "update", kind: "cut_before" });
    expect(await wireNumber(unwired, stepTools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
    });
    await carrier.fail({ operation: "update", ...REFUSED });
    expect(await wireNumber(unwired, stepTools())).toMatchObject({ kind: "stop", reason: "account_problem" });
    await carrier.fail();
    const order = await orderAfter(wireNumber(unwired, stepTools()));
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await checkWiring(order, stepTools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await checkWiring(order, stepTools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });
});

describe("an order that cannot become a line", () => {
  it("stops if another line has its number by now", async () => {
    const { id, location } = await placedOrder();
    const order = await orderAfter(wireNumber(await boughtOrder(id), stepTools()));
    await makeNumber(location, { number: order.number ?? "" });
    expect(await checkWiring(order, stepTools())).toMatchObject({ kind: "stop", reason: "number_taken" });
    expect(await orderRow(id)).toMatchObject({ state: "wiring", phoneNumberId: null });
  });

  it("stops if its carrier is no longer configured, and asks no other carrier", async () => {
    const { id } = await placedOrder();
    await boughtOrder(id);
    await updateOrder(id, { carrier: "another" });
    await freeOrder(id);
    const before = (await carrier.ledger()).length;
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "other_carrier" });
    expect(await carrier.ledger()).toHaveLength(before);
  });
});
