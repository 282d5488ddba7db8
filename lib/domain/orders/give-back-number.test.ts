import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  boughtOrder,
  chosenOrder,
  GONE,
  leasedOrder,
  placedOrder,
  REFUSED,
  stepTools,
} from "@/db/testing/purchases";
import { CARRIERS } from "@/lib/constants/carriers";
import { carrierOf } from "@/lib/telephony/registry";
import { unconfiguredCarrier } from "@/lib/telephony/unconfigured";
import { giveBackNumber } from "./give-back-number";
import { givenUp } from "./rules";
import type { StepTools } from "./step";

const carrier = useTestCarrier(useTestDatabase());
const BACK = { kind: "fail", failure: givenUp(true) };
const NOTHING_BOUGHT = { kind: "fail", failure: givenUp(false) };

async function returnsOf(number: string | null): Promise<number> {
  return (await carrier.ledger()).filter((entry) => entry.event === "release" && entry.number === number)
    .length;
}

/** Step tools for a carrier without credentials. */
function withoutCredentials(name: "local" | "twilio"): StepTools {
  return { ...stepTools(), carrier: unconfiguredCarrier(name, CARRIERS[name], CARRIERS[name].variables) };
}

describe("giveBackNumber", () => {
  it("releases the number once, however often it runs", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    expect(await giveBackNumber(order, stepTools())).toMatchObject(BACK);
    expect(await giveBackNumber(order, stepTools())).toMatchObject(BACK);
    expect(await returnsOf(order.number)).toBe(1);
  });

  it("ends an order without a number without asking the carrier", async () => {
    const { id } = await placedOrder();
    const order = await leasedOrder(id);
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await giveBackNumber(order, stepTools())).toMatchObject(NOTHING_BOUGHT);
  });

  it("says that nothing was bought if the number was only chosen", async () => {
    const { id } = await placedOrder();
    expect(await giveBackNumber(await chosenOrder(id), stepTools())).toMatchObject(NOTHING_BOUGHT);
  });

  it("ends the order of a made-up number if its carrier is no longer configured, with nothing sent", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    expect(await giveBackNumber(order, withoutCredentials("local"))).toMatchObject(BACK);
    expect(await returnsOf(order.number)).toBe(0);
  });

  it("stops the order of a paid number if its carrier is not configured, and asks no other carrier", async () => {
    const { id } = await placedOrder();
    const order = { ...(await boughtOrder(id)), carrier: "another" };
    for (const place of [withoutCredentials("twilio"), { ...stepTools(), carrier: carrierOf(order) }])
      expect(await giveBackNumber(order, place)).toMatchObject({ kind: "stop", reason: "other_carrier" });
    expect(await returnsOf(order.number)).toBe(0);
  });

  it("waits for a silent carrier, stops if it refuses our account, and ends if the number is gone", async () => {
    const { id } = await placedOrder();
    const order = await boughtOrder(id);
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await giveBackNumber(order, stepTools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "release", kind: "cut_before" });
    expect(await giveBackNumber(order, stepTools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "release", ...REFUSED });
    expect(await giveBackNumber(order, stepTools())).toMatchObject({
      kind: "stop",
      reason: "account_problem",
    });
    expect(await returnsOf(order.number)).toBe(0);
    await carrier.fail({ operation: "release", ...GONE });
    expect(await giveBackNumber(order, stepTools())).toMatchObject(BACK);
  });
});
