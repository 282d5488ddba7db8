import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { US_STATES } from "@/lib/constants/organizations";
import { timeZoneSchema } from "@/lib/schemas/organization";
import { findAreaCode, nearbyAreaCodes, usAreaCodes } from "./area-codes";
import { allCities, areaCodesNearCity, areaCodesOfCity, areaCodesOfState, foldPlace } from "./cities";
import placeCodes from "./data/us-place-codes.json";
import timeZones from "./data/us-time-zones.json";
import { explainAreaCode } from "./explain-area-code";
import { searchAreaCodes } from "./search-area-codes";
import { alternativesTo, suggestAreaCodes } from "./suggest-area-codes";
import { timeZoneOf } from "./time-zone-of";

describe("the choice of an area code", () => {
  it("accepts every US code in service", () => {
    expect(usAreaCodes()).toHaveLength(378);
    for (const { code } of usAreaCodes()) expect(explainAreaCode(code).ok).toBe(true);
  });

  it("accepts no other code, and says why", () => {
    const known = new Set(usAreaCodes().map(({ code }) => code));
    for (let number = 0; number <= 999; number++) {
      const code = String(number).padStart(3, "0");
      const verdict = explainAreaCode(code);
      expect(verdict.ok).toBe(known.has(code));
      if (!verdict.ok) expect(verdict.message).toContain(code);
    }
  });

  it("refuses anything but three digits", () => {
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
      propertyRuns(),
    );
  });

  it.each([
    ["999", "There is no area code 999."],
    ["31", "An area code has three digits, such as 312."],
    ["800", "800 is a toll-free code. Choose a local area code."],
    ["911", "911 is the emergency number, not an area code."],
    ["411", "411 is a service number, not an area code."],
    ["273", "273 (Quebec) is not in service until February 27, 2027. Choose another area code."],
    ["761", "761 (Kentucky) is not in service yet. Choose another area code."],
    ["416", "416 belongs to Ontario, Canada. Choose a US area code."],
    ["242", "242 belongs to Bahamas, outside the US. Choose a US area code."],
    ["900", "900 is a premium-rate code. Choose a local area code."],
    ["555", "There is no area code 555."],
    ["700", "700 is not tied to a place. Choose a local area code."],
  ])("answers %s with: %s", (code, message) => {
    expect(explainAreaCode(code)).toEqual({ ok: false, message });
  });
});

describe("suggestions for an address", () => {
  it("start with 312, 773 and 872 in Chicago, each with its reason", () => {
    const suggestions = suggestAreaCodes({ city: "Chicago", state: "IL", timezone: "America/Chicago" });
    expect(suggestions.slice(0, 3).map(({ areaCode, reason }) => [areaCode.code, reason])).toEqual([
      ["312", "Chicago, your address"],
      ["773", "Chicago, your address"],
      ["872", "Overlay of 312 and 773"],
    ]);
    expect(suggestions[3]?.reason).toBe("Nearby");
  });

  it.each([
    ["Goodland", "KS", "785"],
    ["Marfa", "TX", "432"],
    ["West Wendover", "NV", "775"],
    ["Window Rock", "AZ", "928"],
    ["ST. FRANCIS", "ks", "785"],
  ])("start in a small place, %s in %s, with the code of the nearest city", (city, state, code) => {
    const [first] = suggestAreaCodes({ city, state });
    expect([first?.areaCode.code, first?.reason]).toEqual([code, `Near ${city}, your address`]);
  });

  it("are known for every small place, with codes that can be chosen", () => {
    for (const [state, near] of Object.entries(placeCodes))
      for (const [codes, names] of Object.entries(near))
        for (const name of names.split("|")) {
          expect(foldPlace(name)).toBe(name);
          expect(areaCodesOfCity(name, state)).toEqual([]);
          expect(areaCodesNearCity(name, state).map(({ code }) => code)).toEqual(codes.split(" "));
        }
  });

  it("are the state's codes for an unknown place, and none without a state", () => {
    const suggestions = suggestAreaCodes({ city: "Nowhere", state: "WY" });
    expect(suggestions.map(({ areaCode, reason }) => [areaCode.code, reason])).toEqual([
      ["307", "In Wyoming"],
    ]);
    expect(suggestAreaCodes({ city: "Chicago", state: null })).toEqual([]);
  });

  it("start with a city's own codes, name each code once, and none out of service, for every city", () => {
    for (const { city, state, timeZone } of allCities()) {
      const codes = suggestAreaCodes({ city, state, timezone: timeZone }).map(({ areaCode }) => areaCode);
      const own = areaCodesOfCity(city, state);
      expect(own.length).toBeGreaterThan(0);
      expect(codes.slice(0, own.length)).toEqual(own);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.every((code) => code.inService && code.country === "US")).toBe(true);
    }
  });

  it("exist for every state and territory", () => {
    for (const state of Object.keys(US_STATES)) expect(areaCodesOfState(state).length).toBeGreaterThan(0);
  });

  it("offer overlays before nearby codes if a code has no numbers, and only codes that can be chosen", () => {
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
    ["Goodland", "KS", "America/Denver"],
    ["Wichita", "KS", "America/Chicago"],
    ["Iron Mountain", "MI", "America/Menominee"],
    ["Detroit", "MI", "America/Detroit"],
    ["Window Rock", "AZ", "America/Denver"],
    ["Bullhead City", "AZ", "America/Phoenix"],
    ["West Wendover", "NV", "America/Denver"],
    ["Las Vegas", "NV", "America/Los_Angeles"],
    ["Adak", "AK", "America/Adak"],
    ["Anchorage", "AK", "America/Anchorage"],
    ["Indianapolis", "IN", "America/Indiana/Indianapolis"],
    ["Gary", "IN", "America/Chicago"],
    ["Evansville", "IN", "America/Chicago"],
    ["Boise", "ID", "America/Boise"],
    ["Coeur d’Alene", "ID", "America/Los_Angeles"],
    ["Ontario", "OR", "America/Boise"],
    ["Chattanooga", "TN", "America/New_York"],
    ["Nashville", "TN", "America/Chicago"],
    ["Louisville", "KY", "America/Kentucky/Louisville"],
    ["Bowling Green", "KY", "America/Chicago"],
    ["Rapid City", "SD", "America/Denver"],
    ["Scottsbluff", "NE", "America/Denver"],
    ["Dickinson", "ND", "America/Denver"],
    ["Fargo", "ND", "America/Chicago"],
    ["Phenix City", "AL", "America/Chicago"],
    ["A hamlet", "IL", "America/Chicago"],
    ["Boise City", "OK", "America/Chicago"],
    ["", "NY", "America/New_York"],
  ])("of %s, %s is %s", (city, state, zone) => {
    expect(timeZoneOf(city, state)).toBe(zone);
  });

  it("is not proposed where the state has several and the place is not known", () => {
    const several = [
      "AK",
      "AZ",
      "FL",
      "ID",
      "IN",
      "KS",
      "KY",
      "MI",
      "ND",
      "NE",
      "NV",
      "OR",
      "SD",
      "TN",
      "TX",
    ];
    for (const state of Object.keys(US_STATES)) {
      const zone = timeZoneOf("A hamlet", state);
      if (several.includes(state)) expect(zone).toBeNull();
      else expect(timeZoneSchema.parse(zone)).toBe(zone);
      expect(timeZoneOf("", state)).toBe(zone);
    }
    for (const [city, state] of [
      ["Toronto", "ON"],
      ["Chicago", "constructor"],
      ["toString", "TX"],
    ] as const)
      expect(timeZoneOf(city, state)).toBeNull();
  });

  it("is known for every larger place, accepted unchanged, and found under the place's folded name", () => {
    for (const { city, state } of allCities()) {
      const zone = timeZoneOf(city, state);
      if (zone !== null) expect(timeZoneSchema.parse(zone)).toBe(zone);
    }
    const unknown = allCities().filter(({ city, state }) => timeZoneOf(city, state) === null);
    expect(unknown.length).toBeLessThan(20);
    for (const zones of Object.values(timeZones.places))
      for (const names of Object.values(zones))
        for (const name of names.split("|")) expect(foldPlace(name)).toBe(name);
  });

  it("suggests the area codes nearby whatever it is called", () => {
    const near = (timezone: string) =>
      suggestAreaCodes({ city: "Detroit", state: "MI", timezone }).map(({ areaCode }) => areaCode.code);
    expect(near("America/Detroit")).toEqual(near("America/New_York"));
    expect(near("America/Detroit").length).toBeGreaterThan(3);
  });
});

describe("a search for area codes", () => {
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

  it("lists the matching city first", () => {
    expect(searchAreaCodes("Naperville")[0]?.cities[0]).toBe("Naperville");
  });

  it("finds every code by its digits, and never one that cannot be chosen", () => {
    for (const { code } of usAreaCodes()) expect(codes(code)).toEqual([code]);
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (q) => {
        for (const record of searchAreaCodes(q)) expect(explainAreaCode(record.code).ok).toBe(true);
      }),
      propertyRuns(),
    );
  });
});
