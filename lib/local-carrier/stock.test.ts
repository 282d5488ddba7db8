import { describe, expect, it } from "vitest";
import { usAreaCodes } from "@/lib/geo/area-codes";
import { emptyAreaCodes, matchesContains, stockOf, stockSize } from "./stock";

describe("the local carrier's stock", () => {
  it("has numbers for every US area code in service except the always empty ones", () => {
    const empty = new Set(emptyAreaCodes());
    for (const { code } of usAreaCodes()) expect(stockOf(code).length > 0, code).toBe(!empty.has(code));
    expect(empty.size).toBeGreaterThan(0);
    expect(empty.size).toBeLessThan(usAreaCodes().length / 8);
  });

  it("is 500 in 312, 773, 872 and 305, which are never empty", () => {
    for (const code of ["312", "773", "872", "305"]) {
      expect(stockSize(code)).toBe(500);
      expect(new Set(stockOf(code).map(({ number }) => number)).size).toBe(500);
    }
  });

  it("consists of plausible numbers, with a valid exchange and a city of the area code", () => {
    for (const { number, locality, region } of stockOf("312")) {
      expect(number).toMatch(/^\+1312[2-9]\d{6}$/);
      expect(number.slice(5, 8)).not.toMatch(/555|.11/);
      expect([locality, region]).toEqual([expect.any(String), "IL"]);
    }
  });

  it("has nothing for codes outside the US, out of service, or unknown", () => {
    for (const code of ["416", "800", "911", "999", "31", ""]) expect(stockOf(code)).toEqual([]);
  });

  it("can be searched by digits, by keypad letters, and with a star for any digit", () => {
    expect(matchesContains("+13125553646", "555")).toBe(true);
    expect(matchesContains("+13122346464", "dogs")).toBe(false);
    expect(matchesContains("+13122343647", "dogs")).toBe(true);
    expect(matchesContains("+13122343647", "312***3647")).toBe(true);
    expect(matchesContains("+13122343647", "312***3648")).toBe(false);
  });
});
