import { beforeEach, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { TEST_NOW } from "@/db/testing/factory";
import { freeOrder, makeBuyer } from "@/db/testing/purchases";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { env } from "@/lib/env";
import { carrierOf, defaultCarrier, resetCarriers } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { buyNumber } from "./buy-number";
import { chooseNumber } from "./choose-number";
import { getOrder } from "./get-order";
import { takeLease } from "./lease";
import { provisionNumber } from "./provision-number";
import { startOrder } from "./start-order";

const carrier = useTestCarrier(useTestDatabase());
const now = () => TEST_NOW;
const tools = (isFirstTry: boolean) => ({ carrier: defaultCarrier(), now, isFirstTry });

const ANY_NUMBER = "+13125550199";

beforeEach(() => resetCarriers());

/** Makes the carrier silent until the circuit breaker opens. */
async function falling(): Promise<void> {
  await carrier.fail({ operation: "any", kind: "cut_before" });
  for (let i = 0; i < env().CARRIER_SILENT_AFTER; i++) await defaultCarrier().numbers.findNumber(ANY_NUMBER);
  expect(await defaultCarrier().numbers.findNumber(ANY_NUMBER)).toMatchObject({ kind: "not_sent" });
}

async function back(): Promise<void> {
  await carrier.fail();
  await eventually(async () =>
    expect(await defaultCarrier().numbers.findNumber(ANY_NUMBER)).toEqual({ ok: true, value: null }),
  );
}

describe("while the carrier is known to be silent", () => {
  it("an order sends no purchase and no look-up, and buys once when the carrier is back", async () => {
    const { context, input } = await makeBuyer();
    const before = await carrier.purchases();
    const { order } = await startOrder(context, input);
    const leased = await takeLease(order.id);
    const chosen = leased && (await chooseNumber(leased, tools(true)));
    if (chosen?.kind !== "moved") throw new Error("No number was chosen.");
    await falling();
    expect(await buyNumber(chosen.order, tools(true))).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      atLeastMs: env().CARRIER_PROBE_MS,
    });
    expect(await carrier.purchases()).toBe(before);
    await back();
    await freeOrder(order.id);
    await advanceOrder(order.id, { carrierOf, now });
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "done",
      number: chosen.order.number,
    });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("a new order waits, says why, and finishes without help afterwards", async () => {
    const { context, input } = await makeBuyer();
    await falling();
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "searching", waiting: { code: "carrier_unavailable" } });
    await back();
    await freeOrder(order.id);
    await advanceOrder(order.id, { carrierOf, now });
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
  });

  it("a search says at once that the carrier is unavailable", async () => {
    const { context } = await makeBuyer();
    await falling();
    await expect(searchAvailableNumbers(context, { areaCode: "312", limit: 5 })).rejects.toMatchObject({
      code: "carrier_unavailable",
      status: 503,
    });
  });
});
