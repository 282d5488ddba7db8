import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { US_STATES } from "@/lib/constants/organizations";
import { timeZoneSchema } from "@/lib/schemas/organization";
import { findAreaCode, nearbyAreaCodes, usAreaCodes } from "./area-codes";
import { allCities, areaCodesOfCity, areaCodesOfState } from "./cities";
import { explainAreaCode } from "./explain-area-code";
import { searchAreaCodes } from "./search-area-codes";
import { alternativesTo, suggestAreaCodes } from "./suggest-area-codes";
import { timeZoneOf } from "./time-zone-of";

describe("which area codes can be chosen", () => {
  it("accepts every US code in service", () => {
    expect(usAreaCodes()).toHaveLength(378);
    for (const { code } of usAreaCodes()) expect(explainAreaCode(code).ok).toBe(true);
  });

  it("accepts nothing else, and says why", () => {
    const known = new Set(usAreaCodes().map(({ code }) => code));
    for (let number = 0; number <= 999; number++) {
      const code = String(number).padStart(3, "0");
      const verdict = explainAreaCode(code);
      expect(verdict.ok).toBe(known.has(code));
      if (!verdict.ok) expect(verdict.message).toContain(code);
    }
  });

  it("refuses whatever is not three digits", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^\d{3}$/.test(text.trim())),
        (text) => {
          expect(explainAreaCode(text)).toEqual({
            ok: false,
            message: "An area code has three digits, such as 312.",
          });
        },
      ),
    );
  });

  it.each([
    ["999", "There is no area code 999."],
    ["31", "An area code has three digits, such as 312."],
    ["800", "800 is for toll-free numbers, not for a place. Choose a local area code."],
    ["911", "911 is the emergency number, not an area code."],
    ["411", "411 is a service number, not an area code."],
    ["273", "273 (Quebec) is not in service until 27 February 2027. Choose another area code."],
    ["761", "761 (Kentucky) is not in service yet. Choose another area code."],
    ["416", "416 belongs to Ontario, Canada. Choose a US area code."],
    ["242", "242 belongs to Bahamas, outside the US. Choose a US area code."],
    ["900", "900 is for premium-rate numbers, not for a place. Choose a local area code."],
    ["555", "There is no area code 555."],
    ["700", "700 does not belong to a place. Choose a local area code."],
  ])("says of %s: %s", (code, message) => {
    expect(explainAreaCode(code)).toEqual({ ok: false, message });
  });
});

describe("suggestions for an address", () => {
  it("proposes 312, 773 and 872 first in Chicago, each with its reason", () => {
    const suggestions = suggestAreaCodes({ city: "Chicago", state: "IL", timezone: "America/Chicago" });
    expect(suggestions.slice(0, 3).map(({ areaCode, reason }) => [areaCode.code, reason])).toEqual([
      ["312", "Chicago, your address"],
      ["773", "Chicago, your address"],
      ["872", "Overlay of 312 and 773"],
    ]);
    expect(suggestions[3]?.reason).toBe("Nearby");
  });

  it("proposes the state's codes for a place that is not known, and nothing without a state", () => {
    const suggestions = suggestAreaCodes({ city: "Nowhere", state: "WY" });
    expect(suggestions.map(({ areaCode, reason }) => [areaCode.code, reason])).toEqual([
      ["307", "In Wyoming"],
    ]);
    expect(suggestAreaCodes({ city: "Chicago", state: null })).toEqual([]);
  });

  it("suggests for every city its own codes first, each code once, none out of service", () => {
    for (const { city, state, timeZone } of allCities()) {
      const codes = suggestAreaCodes({ city, state, timezone: timeZone }).map(({ areaCode }) => areaCode);
      const own = areaCodesOfCity(city, state);
      expect(own.length).toBeGreaterThan(0);
      expect(codes.slice(0, own.length)).toEqual(own);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.every((code) => code.inService && code.country === "US")).toBe(true);
    }
  });

  it("has codes for every state and territory", () => {
    for (const state of Object.keys(US_STATES)) expect(areaCodesOfState(state).length).toBeGreaterThan(0);
  });

  it("offers overlays before nearby codes when a code is empty, all choosable", () => {
    const chicago = findAreaCode("312");
    expect(
      chicago &&
        alternativesTo(chicago)
          .map(({ code }) => code)
          .slice(0, 2),
    ).toEqual(["872", "773"]);
    for (const code of usAreaCodes())
      for (const other of alternativesTo(code)) expect(explainAreaCode(other.code).ok).toBe(true);
    expect(nearbyAreaCodes("999")).toEqual([]);
  });
});

describe("the timezone of an address", () => {
  it.each([
    ["Chicago", "IL", "America/Chicago"],
    ["chicago ", "il", "America/Chicago"],
    ["St. Louis", "MO", "America/Chicago"],
    ["Phoenix", "AZ", "America/Phoenix"],
    ["El Paso", "TX", "America/Denver"],
    ["Pensacola", "FL", "America/Chicago"],
    ["Honolulu", "HI", "Pacific/Honolulu"],
    ["San Juan", "PR", "America/Puerto_Rico"],
    ["A hamlet", "TX", "America/Chicago"],
    ["", "NY", "America/New_York"],
  ])("of %s, %s is %s", (city, state, zone) => {
    expect(timeZoneOf(city, state)).toBe(zone);
  });

  it("is known for every state, and accepted by the form", () => {
    for (const state of Object.keys(US_STATES))
      expect(timeZoneSchema.safeParse(timeZoneOf("", state)).success).toBe(true);
    expect(timeZoneOf("Toronto", "ON")).toBeNull();
  });
});

describe("search by what is typed", () => {
  const codes = (q: string) => searchAreaCodes(q, 12).map(({ code }) => code);

  it("finds by digits", () => {
    expect(codes("312")).toEqual(["312"]);
    expect(codes("31")).toEqual(["310", "312", "313", "314", "315", "316", "317", "318", "319"]);
    expect(codes("800")).toEqual([]);
  });

  it("finds by city, by city with state, and by state", () => {
    expect(codes("chic").slice(0, 3)).toEqual(["312", "773", "872"]);
    expect(codes("Springfield, IL")).toEqual(["217", "447"]);
    expect(codes("springfield mo")).toEqual(["417"]);
    expect(codes("Wyoming")[0]).toBeDefined();
    expect(codes("WY")).toContain("307");
    expect(codes("lauderdale")).toContain("954");
    expect(codes("new york")[0]).toBe("212");
  });

  it("names the city that was meant first", () => {
    expect(searchAreaCodes("Naperville")[0]?.cities[0]).toBe("Naperville");
  });

  it("finds every code by itself, by its state, and never one that cannot be chosen", () => {
    for (const { code } of usAreaCodes()) expect(codes(code)).toEqual([code]);
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (q) => {
        for (const record of searchAreaCodes(q)) expect(explainAreaCode(record.code).ok).toBe(true);
      }),
    );
  });
});
