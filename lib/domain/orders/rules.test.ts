import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { propertyRuns } from "@/db/testing/property-runs";
import { MAX_CANDIDATES } from "@/lib/constants/limits";
import { ORDER_STATES } from "@/lib/constants/order-states";
import type { CarrierRefusal, CarrierResult } from "@/lib/telephony/port";
import {
  areaCodesToTry,
  carrierLabel,
  givenUp,
  isAtRest,
  isOpen,
  judgeRefusal,
  judgeRefusalAfterPurchase,
  MAX_RATE_LIMITED_TRIES,
  neverAnswered,
  rateLimitedTries,
  retryDelay,
  takenBack,
  waitFor,
} from "./rules";

useTestEnvironment({ DEFAULT_AREA_CODE: "872" });

const SOME_TIME = new Date("2026-11-18T16:00:00.000Z");
const refused = (reason: CarrierRefusal, retryAfterMs?: number) =>
  ({ ok: false, kind: "refused", reason, carrierCode: "20429", carrierMessage: "", retryAfterMs }) as const;

describe("an order", () => {
  it("is open until it is done or failed", () => {
    expect(ORDER_STATES.filter((state) => isOpen({ state }))).toEqual(["searching", "buying", "wiring"]);
  });

  it("is at rest if it is stopped or waiting, and never once it has ended", () => {
    for (const state of ORDER_STATES) {
      expect(isAtRest({ state, stoppedAt: null, nextTryAt: null })).toBe(false);
      expect(isAtRest({ state, stoppedAt: SOME_TIME, nextTryAt: null })).toBe(isOpen({ state }));
      expect(isAtRest({ state, stoppedAt: null, nextTryAt: SOME_TIME })).toBe(isOpen({ state }));
    }
  });

  it("is labeled with our own id at the carrier", () => {
    expect(carrierLabel({ id: "0197" })).toBe("Linekeeper 0197");
  });

  it("has a code if it fails, and says whether anything was bought if it is given up", () => {
    expect(neverAnswered().code).toBe("carrier_unavailable");
    expect(takenBack().code).toBe("number_not_available");
    expect([givenUp(true), givenUp(false)].map(({ code }) => code)).toEqual(["given_up", "given_up"]);
    expect(givenUp(true).message).toContain("back at the carrier");
    expect(givenUp(false).message).toContain("Nothing was bought");
  });
});

describe("a refusal about a number that is paid for", () => {
  it("makes the order wait if the carrier is busy, otherwise stop, and never fail", () => {
    expect(judgeRefusalAfterPurchase("rate_limited")).toBe("wait");
    expect(judgeRefusalAfterPurchase("account_problem")).toBe("account_problem");
    for (const reason of ["refused", "not_owned", "no_stock", "regulatory_requirement"] as const)
      expect(judgeRefusalAfterPurchase(reason)).toBe("refused");
  });
});

describe("the area codes to try if none was requested", () => {
  it("begin in a small place with those of the nearest city", () => {
    expect(areaCodesToTry({ city: "Goodland", state: "KS" }, "312").slice(0, 2)).toEqual(["785", "913"]);
  });

  it("are the city's, then the state's, then the installation's default, each once", () => {
    const codes = areaCodesToTry({ city: "Chicago", state: "IL" }, "999");
    expect(codes.slice(0, 1)).toEqual(["312"]);
    expect(codes.indexOf("773")).toBeLessThan(codes.indexOf("217"));
    expect(codes.at(-1)).toBe("999");
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("start with the city's even if the state has larger cities", () => {
    const codes = areaCodesToTry({ city: "Rockford", state: "IL" }, "999");
    expect(["815", "779"]).toContain(codes[0]);
    expect(codes).toContain("312");
  });

  it("are the state's and the installation's default if the city is not known", () => {
    const codes = areaCodesToTry({ city: null, state: "IL" }, "999");
    expect(codes).toContain("217");
    expect(codes).toContain("312");
    expect(codes.at(-1)).toBe("999");
    expect(areaCodesToTry({ city: "Chicago", state: null }, "999")).toEqual(["999"]);
    expect(areaCodesToTry({ city: null, state: null })).toEqual(["872"]);
  });

  it("include the installation's default once if it is one of the city's", () => {
    expect(areaCodesToTry({ city: "Chicago", state: "IL" }).filter((code) => code === "872")).toEqual([
      "872",
    ]);
  });
});

describe("retryDelay", () => {
  it("has a ceiling that doubles from two seconds up to one minute", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50, 5_000].map((attempts) => retryDelay(attempts, 1))).toEqual([
      2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000,
    ]);
  });

  it("is spread evenly below the ceiling, but never under a quarter of a second", () => {
    expect(retryDelay(3, 0.5)).toBe(4_000);
    expect(retryDelay(1, 0.2501)).toBe(501);
    expect(retryDelay(3, 0)).toBe(250);
  });

  it("is never shorter than the carrier asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(600_000),
        (attempts, random, asked) => {
          const wait = retryDelay(attempts, random, asked);
          expect(wait).toBe(Math.max(asked, retryDelay(attempts, random)));
        },
      ),
      propertyRuns(),
    );
  });
});

describe("waitFor", () => {
  const order = { id: "o" };

  it("distinguishes a busy carrier from an unavailable one, and respects the requested wait", () => {
    expect(waitFor(order, refused("rate_limited", 7_000))).toEqual({
      kind: "wait",
      order,
      reason: "rate_limited",
      atLeastMs: 7_000,
      carrierCode: "20429",
    });
    expect(waitFor(order, { ok: false, kind: "not_sent", retryAfterMs: 900 })).toEqual({
      kind: "wait",
      order,
      reason: "carrier_unavailable",
      atLeastMs: 900,
      carrierCode: null,
    });
  });

  it.each<Extract<CarrierResult<never>, { ok: false }>>([
    { ok: false, kind: "unknown", cause: "timeout", carrierMessage: "" },
    refused("refused", 5_000),
  ])("lets our own back-off decide the wait for an unavailable carrier: %j", (failure) => {
    expect(waitFor(order, failure)).toEqual({
      kind: "wait",
      order,
      reason: "carrier_unavailable",
      atLeastMs: undefined,
      carrierCode: failure.kind === "refused" ? "20429" : null,
    });
  });
});

describe("a refusal of a purchase", () => {
  const anyNumber = { requestedNumber: null, areaCode: "312" };
  const thisNumber = { requestedNumber: "+13125550177", areaCode: "312" };
  const codeOf = (verdict: ReturnType<typeof judgeRefusal>) =>
    typeof verdict === "object" ? verdict.fail.code : verdict;

  it.each(["number_not_available", "invalid_number", "not_owned"] as const)(
    "as %s leads to the next candidate, three in total, but never away from a requested number",
    (reason) => {
      const asked = [1, 2, 3].map((tried) => codeOf(judgeRefusal(reason, anyNumber, tried, 1)));
      expect(asked).toEqual(["next_candidate", "next_candidate", "number_not_available"]);
      expect(MAX_CANDIDATES).toBe(3);
      expect(codeOf(judgeRefusal(reason, thisNumber, 1, 1))).toBe("number_not_available");
    },
  );

  it("by a busy carrier makes the order wait four times, and then fail", () => {
    const answers = [1, 2, 3, 4, 5, 6].map((attempts) =>
      codeOf(judgeRefusal("rate_limited", anyNumber, 0, attempts)),
    );
    expect(answers).toEqual(["wait", "wait", "wait", "wait", "carrier_unavailable", "carrier_unavailable"]);
    expect(MAX_RATE_LIMITED_TRIES).toBe(5);
  });

  it("is counted as one in a row only if no outage interrupted the row", () => {
    expect(rateLimitedTries({ attempts: 4, waitingFor: "rate_limited" })).toBe(4);
    expect(rateLimitedTries({ attempts: 4, waitingFor: null })).toBe(4);
    expect(rateLimitedTries({ attempts: 4, waitingFor: "carrier_unavailable" })).toBe(0);
  });

  it.each([
    ["no_stock", "no_numbers_available"],
    ["invalid_area_code", "invalid_area_code"],
    ["account_problem", "carrier_unavailable"],
    ["regulatory_requirement", "number_not_available"],
    ["refused", "carrier_unavailable"],
  ] as const)("as %s fails the order as %s at once", (reason, code) => {
    expect(codeOf(judgeRefusal(reason, anyNumber, 1, 1))).toBe(code);
  });

  it("has its own message for each reason that people can act on", () => {
    const said = (["account_problem", "regulatory_requirement", "refused"] as const).map((reason) => {
      const verdict = judgeRefusal(reason, anyNumber, 1, 1);
      return typeof verdict === "object" ? verdict.fail.message : "";
    });
    expect(said[0]).toContain("account");
    expect(said[1]).toContain("document");
    expect(new Set(said).size).toBe(3);
  });

  it.each(["no_stock", "invalid_area_code"] as const)("as %s names the area code", (reason) => {
    const verdict = judgeRefusal(reason, anyNumber, 1, 1);
    expect(typeof verdict === "object" && verdict.fail.message).toContain("312");
    const unknown = judgeRefusal(reason, { requestedNumber: null, areaCode: null }, 1, 1);
    expect(typeof unknown === "object" && unknown.fail.message).not.toContain("null");
  });
});
