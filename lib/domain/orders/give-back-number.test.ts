import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { bought, chosen, GONE, leased, REFUSED, started, tools } from "@/db/testing/purchases";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { StepTools } from "./advance-order";
import { giveBackNumber } from "./give-back-number";
import { givenUp } from "./rules";

const carrier = useTestCarrier(useTestDatabase());
const BACK = { kind: "fail", failure: givenUp(true) };
const NOTHING_BOUGHT = { kind: "fail", failure: givenUp(false) };

async function returnsOf(number: string | null): Promise<number> {
  return (await carrier.ledger()).filter((entry) => entry.event === "release" && entry.number === number)
    .length;
}

/** The carrier under another name, as if the installation had changed to another one. */
function elsewhere(): StepTools {
  return { ...tools(), carrier: { ...carrierPort(), name: "twilio" } };
}

describe("a purchase that was given up", () => {
  it("goes back to the carrier once, however often it is tried", async () => {
    const { id } = await started();
    const order = await bought(id);
    expect(await giveBackNumber(order, tools())).toMatchObject(BACK);
    expect(await giveBackNumber(order, tools())).toMatchObject(BACK);
    expect(await returnsOf(order.number)).toBe(1);
  });

  it("before a number was chosen is at its end without a word to the carrier", async () => {
    const { id } = await started();
    const order = await leased(id);
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await giveBackNumber(order, tools())).toMatchObject(NOTHING_BOUGHT);
  });

  it("before its number was bought has bought nothing", async () => {
    const { id } = await started();
    expect(await giveBackNumber(await chosen(id), tools())).toMatchObject(NOTHING_BOUGHT);
  });

  it("of made-up numbers is at its end where a real carrier has come, which is not asked to take them", async () => {
    const { id } = await started();
    const order = await bought(id);
    expect(await giveBackNumber(order, elsewhere())).toMatchObject(BACK);
    expect(await returnsOf(order.number)).toBe(0);
  });

  it("of another real carrier stops, and nobody else is asked to take the number back", async () => {
    const { id } = await started();
    const order = { ...(await bought(id)), carrier: "another" };
    for (const place of [tools(), elsewhere()])
      expect(await giveBackNumber(order, place)).toMatchObject({ kind: "stop", reason: "other_carrier" });
    expect(await returnsOf(order.number)).toBe(0);
  });

  it("waits for a carrier that is silent, stops at one that refuses our account, and ends where it is gone", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await giveBackNumber(order, tools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "release", kind: "cut_before" });
    expect(await giveBackNumber(order, tools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "release", ...REFUSED });
    expect(await giveBackNumber(order, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
    expect(await returnsOf(order.number)).toBe(0);
    await carrier.fail({ operation: "release", ...GONE });
    expect(await giveBackNumber(order, tools())).toMatchObject(BACK);
  });
});
