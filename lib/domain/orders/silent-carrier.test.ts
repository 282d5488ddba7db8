import { beforeEach, describe, expect, it, vi } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { TEST_NOW } from "@/db/testing/factory";
import { free, wish } from "@/db/testing/purchases";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { env } from "@/lib/env";
import { carrier as carrierPort, setCarrier } from "@/lib/telephony/carrier";
import { advanceOrder } from "./advance-order";
import { buyNumber } from "./buy-number";
import { chooseNumber } from "./choose-number";
import { getOrder } from "./get-order";
import { takeLease } from "./lease";
import { startOrder } from "./start-order";

const carrier = useTestCarrier(useTestDatabase());
const now = () => TEST_NOW;
const tools = (fresh: boolean) => ({ carrier: carrierPort(), now, fresh });

beforeEach(() => setCarrier(undefined));

/** The carrier answers nothing, and this process knows it. */
async function falling(): Promise<void> {
  await carrier.fail({ operation: "any", kind: "cut_before" });
  for (let i = 0; i < env().CARRIER_SILENT_AFTER; i++) await carrierPort().checkHealth();
  expect(await carrierPort().checkHealth()).toMatchObject({ kind: "not_sent" });
}

async function back(): Promise<void> {
  await carrier.fail();
  await vi.waitFor(async () => expect(await carrierPort().checkHealth()).toEqual({ ok: true, value: null }), {
    timeout: 5_000,
    interval: 20,
  });
}

describe("while the carrier is known to be silent", () => {
  it("a purchase is not sent and not looked for, and is made once when the carrier is back", async () => {
    const { context, input } = await wish();
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
    await free(order.id);
    await advanceOrder(order.id, { carrier: carrierPort(), now });
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "done",
      number: chosen.order.number,
    });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("a new order waits, says why, and is done by itself afterwards", async () => {
    const { context, input } = await wish();
    await falling();
    const { order } = await provisionNumber(context, input);
    expect(order).toMatchObject({ state: "searching", waiting: { code: "carrier_unavailable" } });
    await back();
    await free(order.id);
    await advanceOrder(order.id, { carrier: carrierPort(), now });
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done" });
  });

  it("a search says at once that the carrier is unavailable", async () => {
    const { context } = await wish();
    await falling();
    await expect(searchAvailableNumbers(context, { areaCode: "312", limit: 5 })).rejects.toMatchObject({
      code: "carrier_unavailable",
      status: 503,
    });
  });
});
