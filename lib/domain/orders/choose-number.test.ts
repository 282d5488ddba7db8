import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { areaCodeStock } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, TEST_NOW } from "@/db/testing/factory";
import {
  BUSY,
  change,
  chosen,
  LATER,
  leased,
  moved,
  orderRow,
  REFUSED,
  started,
  tools,
} from "@/db/testing/purchases";
import type { Context } from "@/lib/context";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { findAreaCode } from "@/lib/geo/area-codes";
import { alternativesTo } from "@/lib/geo/suggest-area-codes";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { CarrierPort } from "@/lib/telephony/port";
import { chooseNumber } from "./choose-number";
import { LeaseLost } from "./lease";

const carrier = useTestCarrier(useTestDatabase());

async function numbersIn(context: Context, areaCode: string, limit: number): Promise<string[]> {
  const found = await searchAvailableNumbers(context, { areaCode, limit });
  return found.availablePhoneNumbers.map(({ phoneNumber }) => phoneNumber);
}

describe("a search", () => {
  it("keeps the exact number, where it is, and when, before it is bought", async () => {
    const { id } = await started();
    await change(id, { attempts: 3 });
    const order = await chosen(id);
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

  it("passes over numbers that were tried, that a line of ours has, or that another order wants", async () => {
    const { id, context, location } = await started();
    const [tried = "", ours = "", wanted = "", free] = await numbersIn(context, "312", 4);
    await makeNumber(location, { number: ours });
    const other = await started();
    await change(other.id, { number: wanted });
    await change(id, { triedNumbers: [tried] });
    expect((await chosen(id)).number).toBe(free);
  });

  it("takes a number again that a line had which was released, or an order that has failed", async () => {
    const { id, context, location } = await started({ areaCode: "872" });
    const [first = ""] = await numbersIn(context, "872", 1);
    await makeNumber(location, { number: first, status: "released", releasedAt: TEST_NOW });
    const other = await started();
    const failure = { code: "given_up", message: "Given up." };
    await change(other.id, { number: first, state: "failed", failure });
    expect((await chosen(id)).number).toBe(first);
  });

  it("goes on to the next code where the first has nothing, or is not known to the carrier", async () => {
    const { id } = await started({ areaCode: undefined });
    await change(id, { areaCodes: [emptyAreaCodes()[0] ?? "", "773"] });
    expect(await chosen(id)).toMatchObject({ areaCode: "773" });
    const next = await started({ areaCode: undefined });
    await change(next.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21451, times: 1 });
    expect(await chosen(next.id)).toMatchObject({ areaCode: "773" });
    const third = await started();
    await change(third.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21452, times: 1 });
    expect(await chosen(third.id)).toMatchObject({ areaCode: "773" });
  });

  it.each([
    ["does not know the code that was asked for", 21451, "invalid_area_code"],
    ["refuses our account", 20003, "carrier_unavailable"],
  ])("ends the order where the carrier %s", async (_, code, expected) => {
    const { id } = await started();
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code });
    expect(await chooseNumber(await leased(id), tools())).toMatchObject({
      kind: "fail",
      failure: { code: expected },
    });
  });

  it("waits as long as a busy carrier asks, and for one that does not answer", async () => {
    const { id } = await started();
    const order = await leased(id);
    await carrier.fail({ operation: "search", ...BUSY });
    expect(await chooseNumber(order, tools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    await carrier.fail({ operation: "search", kind: "cut_before" });
    expect(await chooseNumber(order, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
  });

  it("that finds nothing in the code that was asked for suggests up to six others, and names no place", async () => {
    const { id } = await started({ areaCode: emptyAreaCodes()[0] });
    const asked = await chooseNumber(await leased(id), tools());
    if (asked.kind !== "fail") throw new Error("A number was found.");
    expect(asked.failure.code).toBe("no_numbers_available");
    expect(asked.failure.suggestions?.length).toBeGreaterThan(0);
    expect(asked.failure.suggestions?.length).toBeLessThanOrEqual(6);
    const near = await started({ areaCode: undefined });
    await change(near.id, { areaCodes: [emptyAreaCodes()[0] ?? ""] });
    const notAsked = await chooseNumber(await leased(near.id), tools());
    expect(notAsked).toMatchObject({ kind: "fail", failure: { code: "no_numbers_available" } });
    expect(notAsked.kind === "fail" && notAsked.failure.suggestions).toBeUndefined();
  });

  it("says that the number was sold where every candidate was tried, or the one that was asked for is gone", async () => {
    const { id, context } = await started();
    await change(id, { areaCodes: [emptyAreaCodes()[0] ?? ""], triedNumbers: ["+13125550100"] });
    const sold = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await chooseNumber(await leased(id), tools())).toMatchObject(sold);
    const [number = ""] = await numbersIn(context, "773", 1);
    const named = await started({ areaCode: null, phoneNumber: number });
    await makeNumber(named.location, { number });
    expect(await chooseNumber(await leased(named.id), tools())).toMatchObject(sold);
  });

  it("of whoever has lost the order keeps nothing, and looks for no other number", async () => {
    const { id } = await started();
    const order = await leased(id);
    await change(id, { leaseUntil: TEST_NOW });
    await leased(id);
    await expect(chooseNumber(order, tools())).rejects.toThrow(LeaseLost);
    expect(await orderRow(id)).toMatchObject({ state: "searching", number: null });
  });
});

describe("what a search must not be misled by", () => {
  /** Our carrier, but with other answers to a search. */
  const searching = (searchNumbers: CarrierPort["searchNumbers"]) => ({
    ...tools(),
    carrier: { ...carrierPort(), searchNumbers },
  });

  it("is a refusal of our account where no code was asked for: it is no empty code", async () => {
    const { id } = await started({ areaCode: undefined });
    await carrier.fail({ operation: "search", ...REFUSED });
    expect(await chooseNumber(await leased(id), tools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("is a carrier that refuses where it has nothing: the next code is tried", async () => {
    const { id } = await started();
    await change(id, { areaCodes: ["217", "773"] });
    const order = await leased(id);
    const outcome = await chooseNumber(
      order,
      searching(async (search) =>
        search.areaCode === "217"
          ? { ok: false, kind: "refused", reason: "no_stock", carrierCode: null, carrierMessage: "" }
          : carrierPort().searchNumbers(search),
      ),
    );
    expect(outcome).toMatchObject({ kind: "moved", order: { areaCode: "773" } });
  });

  it("is another number than the one that was asked for", async () => {
    const { id } = await started({ areaCode: null, phoneNumber: "+13125550177" });
    const other = { number: "+13125550178", locality: null, region: null };
    const outcome = await chooseNumber(
      await leased(id),
      searching(async () => ({ ok: true, value: [other] })),
    );
    expect(outcome).toMatchObject({ kind: "fail", failure: { code: "number_not_available" } });
  });

  it("is others who choose at the same moment: each order keeps a number of its own", async () => {
    const orders = await Promise.all(
      (await Promise.all(Array.from({ length: 6 }, () => started()))).map(({ id }) => leased(id)),
    );
    // All are offered the same numbers, so that all want the first of them.
    const offered = await carrierPort().searchNumbers({ areaCode: "312", limit: 20 });
    const same = searching(async () => offered);
    const outcomes = await Promise.all(orders.map((order) => moved(chooseNumber(order, same))));
    expect(new Set(outcomes.map(({ number }) => number)).size).toBe(6);
  });

  it("is nothing at all where a released number is bought back: no search offers it", async () => {
    const { id, location } = await started();
    const line = await makeNumber(location, { status: "released", releasedAt: TEST_NOW });
    await change(id, { recoversNumberId: line.id, requestedNumber: line.number });
    await carrier.fail({ operation: "search", kind: "cut_before" });
    expect(await chosen(id)).toMatchObject({ number: line.number, locality: "Chicago", region: "IL" });
  });
});

describe("the codes that are suggested where the asked one is empty", () => {
  it("are the first six that are not known to be empty, the nearest first", async () => {
    const code = emptyAreaCodes().find((each) => near(each).length > 7) ?? "";
    const [first = "", ...others] = near(code);
    await database()
      .insert(areaCodeStock)
      .values({ carrier: "local", areaCode: first, level: "none", checkedAt: TEST_NOW });
    const { id } = await started({ areaCode: code });
    expect(await chooseNumber(await leased(id), tools())).toMatchObject({
      kind: "fail",
      failure: { suggestions: others.slice(0, 6) },
    });
  });

  function near(code: string): string[] {
    const record = findAreaCode(code);
    return record ? alternativesTo(record).map((each) => each.code) : [];
  }
});
