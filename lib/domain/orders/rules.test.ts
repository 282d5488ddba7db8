import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { MAX_CANDIDATES, ORDER_STATES } from "@/lib/constants/numbers";
import type { CarrierRefusal, CarrierResult } from "@/lib/telephony/port";
import {
  areaCodesToTry,
  backOff,
  busyTries,
  carrierLabel,
  givenUp,
  goneAgain,
  isAtRest,
  isOpen,
  judgeHeldRefusal,
  judgeRefusal,
  MAX_RATE_LIMITED_TRIES,
  neverAnswered,
  waitFor,
} from "./rules";

useTestEnvironment({ DEFAULT_AREA_CODE: "872" });

const SOME_TIME = new Date("2026-11-18T16:00:00.000Z");
const refused = (reason: CarrierRefusal, retryAfterMs?: number) =>
  ({ ok: false, kind: "refused", reason, carrierCode: null, carrierMessage: "", retryAfterMs }) as const;

describe("a purchase", () => {
  it("is open until it has a line or an end", () => {
    expect(ORDER_STATES.filter((state) => isOpen({ state }))).toEqual(["searching", "buying", "wiring"]);
  });

  it("is at rest while it has stopped or waits, and never once it has ended", () => {
    for (const state of ORDER_STATES) {
      expect(isAtRest({ state, stoppedAt: null, nextTryAt: null })).toBe(false);
      expect(isAtRest({ state, stoppedAt: SOME_TIME, nextTryAt: null })).toBe(isOpen({ state }));
      expect(isAtRest({ state, stoppedAt: null, nextTryAt: SOME_TIME })).toBe(isOpen({ state }));
    }
  });

  it("is called by our own id at the carrier", () => {
    expect(carrierLabel({ id: "0197" })).toBe("Linekeeper 0197");
  });

  it("that ends without a line has a code that says why, and given up says whether it may have cost something", () => {
    expect(neverAnswered().code).toBe("carrier_unavailable");
    expect(goneAgain().code).toBe("number_not_available");
    expect([givenUp(true), givenUp(false)].map(({ code }) => code)).toEqual(["given_up", "given_up"]);
    expect(givenUp(true).message).toContain("back at the carrier");
    expect(givenUp(false).message).toContain("Nothing was bought");
  });
});

describe("a refusal about a number that is paid for", () => {
  it("makes the order wait where the carrier is busy, and otherwise stops it, never gives it up", () => {
    expect(judgeHeldRefusal("rate_limited")).toBe("wait");
    expect(judgeHeldRefusal("account_problem")).toBe("account_problem");
    for (const reason of ["refused", "not_owned", "no_stock", "regulatory_requirement"] as const)
      expect(judgeHeldRefusal(reason)).toBe("refused");
  });
});

describe("where a number is looked for when no code was asked for", () => {
  it("begins with the city's codes, then its state's, then the installation's, each once", () => {
    const codes = areaCodesToTry({ city: "Chicago", state: "IL" }, "999");
    expect(codes.slice(0, 1)).toEqual(["312"]);
    expect(codes.indexOf("773")).toBeLessThan(codes.indexOf("217"));
    expect(codes.at(-1)).toBe("999");
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("is the city itself first, where the state has larger ones", () => {
    const codes = areaCodesToTry({ city: "Rockford", state: "IL" }, "999");
    expect(["815", "779"]).toContain(codes[0]);
    expect(codes).toContain("312");
  });

  it("is the state, and then the installation's code, where the city is not known", () => {
    const codes = areaCodesToTry({ city: null, state: "IL" }, "999");
    expect(codes).toContain("217");
    expect(codes).toContain("312");
    expect(codes.at(-1)).toBe("999");
    expect(areaCodesToTry({ city: "Chicago", state: null }, "999")).toEqual(["999"]);
    expect(areaCodesToTry({ city: null, state: null })).toEqual(["872"]);
  });

  it("names the installation's code once, where it is one of the city's", () => {
    expect(areaCodesToTry({ city: "Chicago", state: "IL" }).filter((code) => code === "872")).toEqual([
      "872",
    ]);
  });
});

describe("the wait before the next try", () => {
  it("at most doubles from two seconds to a minute, and no further however often it was tried", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50, 5_000].map((attempts) => backOff(attempts, 1))).toEqual([
      2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000,
    ]);
  });

  it("is spread evenly below that, but never shorter than a quarter of a second", () => {
    expect(backOff(3, 0.5)).toBe(4_000);
    expect(backOff(1, 0.2501)).toBe(501);
    expect(backOff(3, 0)).toBe(250);
  });

  it("is never shorter than what the carrier asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(600_000),
        (attempts, random, asked) => {
          const wait = backOff(attempts, random, asked);
          expect(wait).toBe(Math.max(asked, backOff(attempts, random)));
        },
      ),
    );
  });
});

describe("an order that is put aside", () => {
  const order = { id: "o" };

  it("tells a busy carrier from one that is not there, and keeps how long it asked us to wait", () => {
    expect(waitFor(order, refused("rate_limited", 7_000))).toEqual({
      kind: "wait",
      order,
      reason: "rate_limited",
      atLeastMs: 7_000,
    });
    expect(waitFor(order, { ok: false, kind: "not_sent", retryAfterMs: 900 })).toEqual({
      kind: "wait",
      order,
      reason: "carrier_unavailable",
      atLeastMs: 900,
    });
  });

  it.each<Extract<CarrierResult<never>, { ok: false }>>([
    { ok: false, kind: "unknown", cause: "timeout", carrierMessage: "" },
    refused("refused", 5_000),
  ])("waits for a carrier that is not there as long as we think right: %j", (failure) => {
    expect(waitFor(order, failure)).toEqual({
      kind: "wait",
      order,
      reason: "carrier_unavailable",
      atLeastMs: undefined,
    });
  });
});

describe("a refusal of a purchase", () => {
  const anyNumber = { requestedNumber: null, areaCode: "312" };
  const thisNumber = { requestedNumber: "+13125550177", areaCode: "312" };
  const codeOf = (verdict: ReturnType<typeof judgeRefusal>) =>
    typeof verdict === "object" ? verdict.fail.code : verdict;

  it.each(["number_not_available", "invalid_number", "not_owned"] as const)(
    "as %s leads to the next candidate, three in all, but never away from a number that was asked for",
    (reason) => {
      const asked = [1, 2, 3].map((tried) => codeOf(judgeRefusal(reason, anyNumber, tried, 1)));
      expect(asked).toEqual(["next_candidate", "next_candidate", "number_not_available"]);
      expect(MAX_CANDIDATES).toBe(3);
      expect(codeOf(judgeRefusal(reason, thisNumber, 1, 1))).toBe("number_not_available");
    },
  );

  it("because the carrier is too busy waits four times, and then says that nothing was bought", () => {
    const answers = [1, 2, 3, 4, 5, 6].map((attempts) =>
      codeOf(judgeRefusal("rate_limited", anyNumber, 0, attempts)),
    );
    expect(answers).toEqual(["wait", "wait", "wait", "wait", "carrier_unavailable", "carrier_unavailable"]);
    expect(MAX_RATE_LIMITED_TRIES).toBe(5);
  });

  it("is one of several in a row only where no outage lies between them", () => {
    expect(busyTries({ attempts: 4, waitingFor: "rate_limited" })).toBe(4);
    expect(busyTries({ attempts: 4, waitingFor: null })).toBe(4);
    expect(busyTries({ attempts: 4, waitingFor: "carrier_unavailable" })).toBe(0);
  });

  it.each([
    ["no_stock", "no_numbers_available"],
    ["invalid_area_code", "invalid_area_code"],
    ["account_problem", "carrier_unavailable"],
    ["regulatory_requirement", "carrier_unavailable"],
    ["refused", "carrier_unavailable"],
  ] as const)("as %s ends the order as %s at once", (reason, code) => {
    expect(codeOf(judgeRefusal(reason, anyNumber, 1, 1))).toBe(code);
  });

  it("says for each reason something else, where there is something to do about it", () => {
    const said = (["account_problem", "regulatory_requirement", "refused"] as const).map((reason) => {
      const verdict = judgeRefusal(reason, anyNumber, 1, 1);
      return typeof verdict === "object" ? verdict.fail.message : "";
    });
    expect(said[0]).toContain("account");
    expect(said[1]).toContain("document");
    expect(new Set(said).size).toBe(3);
  });

  it.each(["no_stock", "invalid_area_code"] as const)("as %s names the code it is about", (reason) => {
    const verdict = judgeRefusal(reason, anyNumber, 1, 1);
    expect(typeof verdict === "object" && verdict.fail.message).toContain("312");
    const unknown = judgeRefusal(reason, { requestedNumber: null, areaCode: null }, 1, 1);
    expect(typeof unknown === "object" && unknown.fail.message).not.toContain("null");
  });
});
