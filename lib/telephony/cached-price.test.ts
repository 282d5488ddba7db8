import { beforeEach, describe, expect, it, vi } from "vitest";
import { cachePrice } from "./cached-price";
import type { AccountPort, CarrierResult } from "./port";

const PRICE: CarrierResult<string> = { ok: true, value: "1.15" };
const SILENT: CarrierResult<string> = {
  ok: false,
  kind: "unknown",
  cause: "connection",
  carrierMessage: "The connection to the carrier failed",
};
let answer: CarrierResult<string>;
let asked = 0;
let account: AccountPort;

beforeEach(() => {
  vi.restoreAllMocks();
  asked = 0;
  answer = PRICE;
  account = cachePrice({
    checkHealth: async () => ({ ok: true, value: null }),
    monthlyPrice: async () => {
      asked++;
      return answer;
    },
  });
});

/** Advances the process's clock. */
function pass(minutes: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + minutes * 60_000);
}

describe("the price of a number", () => {
  it("is requested once an hour", async () => {
    expect([await account.monthlyPrice(), await account.monthlyPrice()]).toEqual([PRICE, PRICE]);
    expect(asked).toBe(1);
    pass(61);
    expect(await account.monthlyPrice()).toEqual(PRICE);
    expect(asked).toBe(2);
  });

  it("is the last known one while the carrier is silent, and is requested each time", async () => {
    await account.monthlyPrice();
    answer = SILENT;
    pass(61);
    expect([await account.monthlyPrice(), await account.monthlyPrice()]).toEqual([PRICE, PRICE]);
    expect(asked).toBe(3);
  });

  it("is unknown until the carrier answers for the first time", async () => {
    answer = SILENT;
    expect(await account.monthlyPrice()).toMatchObject({ ok: false, kind: "unknown" });
    answer = PRICE;
    expect(await account.monthlyPrice()).toEqual(PRICE);
  });
});
