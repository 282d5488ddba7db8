import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { areaCodeStock } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, TEST_NOW } from "@/db/testing/factory";
import { withNumbers } from "@/db/testing/partial-carrier";
import {
  BUSY,
  chosenOrder,
  LATER,
  leasedOrder,
  orderAfter,
  orderRow,
  placedOrder,
  REFUSED,
  stepTools,
  updateOrder,
} from "@/db/testing/purchases";
import { HOUR_MS } from "@/lib/constants/moments";
import type { Context } from "@/lib/context";
import { noteStock, readStock } from "@/lib/domain/area-codes/stock";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { findAreaCode } from "@/lib/geo/area-codes";
import { alternativesTo } from "@/lib/geo/suggest-area-codes";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import type { NumbersPort } from "@/lib/telephony/port";
import { defaultCarrier } from "@/lib/telephony/registry";
import { chooseNumber } from "./choose-number";
import { LeaseLost } from "./lease";

const carrier = useTestCarrier(useTestDatabase());

async function numbersIn(context: Context, areaCode: string, limit: number): Promise<string[]> {
  const found = await searchAvailableNumbers(context, { areaCode, limit });
  return found.availablePhoneNumbers.map(({ phoneNumber }) => phoneNumber);
}

describe("chooseNumber", () => {
  it("stores the exact number, its place and the time before buying", async () => {
    const { id } = await placedOrder();
    await updateOrder(id, { attempts: 3 });
    const order = await chosenOrder(id);
    expect(order).toMatchObject({
      state: "buying",
      number: expect.stringMatching(/^\+1312\d{7}$/),
      areaCode: "312",
      locality: "Chicago",
      region: "IL",
      searchedAt: LATER,
      intentKeptAt: LATER,
      attempts: 0,
      updatedAt: LATER,
    });
    expect(order.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
  });

  it("skips numbers that were tried or that a line or another order claims", async () => {
    const { id, context, location } = await placedOrder();
    const [tried = "", ours = "", wanted = "", free] = await numbersIn(context, "312", 4);
    await makeNumber(location, { number: ours });
    const other = await placedOrder();
    await updateOrder(other.id, { number: wanted });
    await updateOrder(id, { triedNumbers: [tried] });
    expect((await chosenOrder(id)).number).toBe(free);
  });

  it("chooses a number again after its line was released or its order failed", async () => {
    const { id, context, location } = await placedOrder({ areaCode: "872" });
    const [first = ""] = await numbersIn(context, "872", 1);
    await makeNumber(location, { number: first, status: "released", releasedAt: TEST_NOW });
    const other = await placedOrder();
    const failure = { code: "given_up", message: "Given up." };
    await updateOrder(other.id, { number: first, state: "failed", failure });
    expect((await chosenOrder(id)).number).toBe(first);
  });

  it("tries the next code if the first is empty or unknown to the carrier", async () => {
    const { id } = await placedOrder({ areaCode: undefined });
    await updateOrder(id, { areaCodes: [emptyAreaCodes()[0] ?? "", "773"] });
    expect(await chosenOrder(id)).toMatchObject({ areaCode: "773" });
    const next = await placedOrder({ areaCode: undefined });
    await updateOrder(next.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21451, times: 1 });
    expect(await chosenOrder(next.id)).toMatchObject({ areaCode: "773" });
    const third = await placedOrder();
    await updateOrder(third.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21452, times: 1 });
    expect(await chosenOrder(third.id)).toMatchObject({ areaCode: "773" });
  });

  it("asks codes that the carrier has just said are empty only after all others", async () => {
    const { id } = await placedOrder({ areaCode: undefined });
    await updateOrder(id, { areaCodes: ["312", "773"] });
    await noteStock({ name: "local" }, "312", 0, new Date(LATER.getTime() - 1_000));
    expect(await chosenOrder(id)).toMatchObject({ areaCode: "773" });
    const asked = await placedOrder({ areaCode: "312" });
    expect(await chosenOrder(asked.id)).toMatchObject({ areaCode: "312" });
    const none = emptyAreaCodes()[0] ?? "";
    const last = await placedOrder({ areaCode: undefined });
    await updateOrder(last.id, { areaCodes: ["312", none] });
    expect(await chosenOrder(last.id)).toMatchObject({ areaCode: "312" });
    await database().delete(areaCodeStock);
  });

  it.each([
    ["does not know the requested code", 21451, "invalid_area_code"],
    ["refuses our account", 20003, "carrier_unavailable"],
  ])("fails the order if the carrier %s", async (_, code, expected) => {
    const { id } = await placedOrder();
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code });
    expect(await chooseNumber(await leasedOrder(id), stepTools())).toMatchObject({
      kind: "fail",
      failure: { code: expected },
    });
  });

  it("waits as long as a busy carrier asks, and for a carrier that does not answer", async () => {
    const { id } = await placedOrder();
    const order = await leasedOrder(id);
    await carrier.fail({ operation: "search", ...BUSY });
    expect(await chooseNumber(order, stepTools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    await carrier.fail({ operation: "search", kind: "cut_before" });
    expect(await chooseNumber(order, stepTools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
    });
  });

  it("suggests up to six other codes if the requested code is empty, and none if no code was requested", async () => {
    const { id } = await placedOrder({ areaCode: emptyAreaCodes()[0] });
    const asked = await chooseNumber(await leasedOrder(id), stepTools());
    if (asked.kind !== "fail") throw new Error("A number was found.");
    expect(asked.failure.code).toBe("no_numbers_available");
    expect(asked.failure.suggestions?.length).toBeGreaterThan(0);
    expect(asked.failure.suggestions?.length).toBeLessThanOrEqual(6);
    const near = await placedOrder({ areaCode: undefined });
    await updateOrder(near.id, { areaCodes: [emptyAreaCodes()[0] ?? ""] });
    const notAsked = await chooseNumber(await leasedOrder(near.id), stepTools());
    expect(notAsked).toMatchObject({ kind: "fail", failure: { code: "no_numbers_available" } });
    expect(notAsked.kind === "fail" && notAsked.failure.suggestions).toBeUndefined();
  });

  it("reports the number as sold if every candidate was tried or the requested number is gone", async () => {
    const { id, context } = await placedOrder();
    await updateOrder(id, { areaCodes: [emptyAreaCodes()[0] ?? ""], triedNumbers: ["+13125550100"] });
    const sold = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await chooseNumber(await leasedOrder(id), stepTools())).toMatchObject(sold);
    const [number = ""] = await numbersIn(context, "773", 1);
    const named = await placedOrder({ areaCode: null, phoneNumber: number });
    await makeNumber(named.location, { number });
    expect(await chooseNumber(await leasedOrder(named.id), stepTools())).toMatchObject(sold);
  });

  it("writes nothing and tries no other number once the lease is lost", async () => {
    const { id } = await placedOrder();
    const order = await leasedOrder(id);
    await updateOrder(id, { leaseUntil: TEST_NOW });
    await leasedOrder(id);
    await expect(chooseNumber(order, stepTools())).rejects.toThrow(LeaseLost);
    expect(await orderRow(id)).toMatchObject({ state: "searching", number: null });
  });
});

describe("chooseNumber in doubt", () => {
  /** The carrier with the given answers to a search. */
  const searching = (searchNumbers: NumbersPort["searchNumbers"]) => ({
    ...stepTools(),
    carrier: withNumbers(defaultCarrier(), { searchNumbers }),
  });

  it("does not take a refusal of our account for an empty code", async () => {
    const { id } = await placedOrder({ areaCode: undefined });
    await carrier.fail({ operation: "search", ...REFUSED });
    expect(await chooseNumber(await leasedOrder(id), stepTools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("tries the next code if the carrier refuses for want of stock", async () => {
    const { id } = await placedOrder();
    await updateOrder(id, { areaCodes: ["217", "773"] });
    const order = await leasedOrder(id);
    const outcome = await chooseNumber(
      order,
      searching(async (search) =>
        search.areaCode === "217"
          ? { ok: false, kind: "refused", reason: "no_stock", carrierCode: null, carrierMessage: "" }
          : defaultCarrier().numbers.searchNumbers(search),
      ),
    );
    expect(outcome).toMatchObject({ kind: "moved", order: { areaCode: "773" } });
  });

  it("does not accept a number other than the requested one", async () => {
    const { id } = await placedOrder({ areaCode: null, phoneNumber: "+13125550177" });
    const other = { number: "+13125550178", locality: null, region: null };
    const outcome = await chooseNumber(
      await leasedOrder(id),
      searching(async () => ({ ok: true, value: [other] })),
    );
    expect(outcome).toMatchObject({ kind: "fail", failure: { code: "number_not_available" } });
  });

  it("gives each of several simultaneous orders its own number", async () => {
    const orders = await Promise.all(
      (await Promise.all(Array.from({ length: 6 }, () => placedOrder()))).map(({ id }) => leasedOrder(id)),
    );
    // Offer all orders the same numbers, so that they compete for the first one.
    const offered = await defaultCarrier().numbers.searchNumbers({ areaCode: "312", limit: 20 });
    const same = searching(async () => offered);
    const outcomes = await Promise.all(orders.map((order) => orderAfter(chooseNumber(order, same))));
    expect(new Set(outcomes.map(({ number }) => number)).size).toBe(6);
  });

  it("does not search for a released number that is bought back", async () => {
    const { id, location } = await placedOrder();
    const line = await makeNumber(location, { status: "released", releasedAt: TEST_NOW });
    await updateOrder(id, { recoversNumberId: line.id, requestedNumber: line.number });
    await carrier.fail({ operation: "search", kind: "cut_before" });
    expect(await chosenOrder(id)).toMatchObject({ number: line.number, locality: "Chicago", region: "IL" });
  });
});

describe("the codes suggested instead of an empty one", () => {
  it("are the six nearest in which the carrier did not say within the hour that it has none", async () => {
    const code = emptyAreaCodes().find((each) => near(each).length > 7) ?? "";
    const [first = "", ...others] = near(code);
    const longAgo = others[0] ?? "";
    await noteStock({ name: "local" }, first, 0, new Date(LATER.getTime() - HOUR_MS + 1));
    await noteStock({ name: "local" }, longAgo, 0, new Date(LATER.getTime() - HOUR_MS));
    const { id } = await placedOrder({ areaCode: code });
    expect(await chooseNumber(await leasedOrder(id), stepTools())).toMatchObject({
      kind: "fail",
      failure: { suggestions: others.slice(0, 6) },
    });
  });

  it("leave the requested code out as well, for the next one who asks", async () => {
    const [code = ""] = emptyAreaCodes();
    const { id } = await placedOrder({ areaCode: code });
    await chooseNumber(await leasedOrder(id), stepTools());
    const stock = (await readStock(defaultCarrier(), [code])).get(code);
    expect(stock).toEqual({ level: "none", checkedAt: LATER });
  });

  function near(code: string): string[] {
    const record = findAreaCode(code);
    return record ? alternativesTo(record).map((each) => each.code) : [];
  }
});
