import { beforeEach, describe, expect, it, vi } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { env } from "@/lib/env";
import { keepPrice } from "./kept-price";
import type { CarrierPort } from "./port";
import { createTwilioCarrier } from "./providers/twilio/twilio-carrier";

const carrier = useTestCarrier(useTestDatabase());
const IDENTITY = { name: "local", displayName: "Local carrier", realCalls: false, recoverDays: 10 };
const PRICE = { ok: true, value: "1.15" };
const silent = () => carrier.fail({ operation: "price", kind: "cut_before" });
let asked = 0;
let port: CarrierPort;

beforeEach(() => {
  asked = 0;
  const adapter = createTwilioCarrier(env(), IDENTITY);
  port = keepPrice({
    ...adapter,
    monthlyPrice: () => {
      asked++;
      return adapter.monthlyPrice();
    },
  });
});

/** Lets so many minutes pass for whoever looks at the clock of the process. */
function pass(minutes: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + minutes * 60_000);
}
beforeEach(() => void vi.restoreAllMocks());

describe("the price of a number", () => {
  it("is asked for once an hour", async () => {
    expect([await port.monthlyPrice(), await port.monthlyPrice()]).toEqual([PRICE, PRICE]);
    expect(asked).toBe(1);
    pass(61);
    expect(await port.monthlyPrice()).toEqual(PRICE);
    expect(asked).toBe(2);
  });

  it("stays the last one that is known while the carrier does not answer, which is asked again each time", async () => {
    await port.monthlyPrice();
    await silent();
    pass(61);
    expect([await port.monthlyPrice(), await port.monthlyPrice()]).toEqual([PRICE, PRICE]);
    expect(asked).toBe(3);
  });

  it("is not known where the carrier has never answered, and is as soon as it does", async () => {
    await silent();
    expect(await port.monthlyPrice()).toMatchObject({ ok: false, kind: "unknown" });
    await carrier.fail();
    expect(await port.monthlyPrice()).toEqual(PRICE);
  });
});
