import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { formatPhone, lastFour } from "./phone";
import { readPhone } from "./typed/reading";

describe("the format of a phone number", () => {
  it.each([
    ["+13125551234", "(312) 555-1234"],
    ["+31850835037", "+31 85 083 5037"],
    ["+31201234567", "+31 20 123 4567"],
    ["+31612345678", "+31 6 12345678"],
    ["+442079460958", "+44 20 7946 0958"],
    ["+447400123456", "+44 7400 123456"],
    ["+33142685300", "+33 1 42 68 53 00"],
    ["+34912345678", "+34 912 34 56 78"],
    ["+525512345678", "+52 55 1234 5678"],
    ["+61412345678", "+61 412 345 678"],
  ])("of %s is %s", (number, text) => {
    expect(formatPhone(number)).toBe(text);
  });

  it("groups a foreign number as libphonenumber does, or not at all, and can be read back", () => {
    const codes = fc.constantFrom(
      "31",
      "33",
      "34",
      "351",
      "32",
      "41",
      "44",
      "45",
      "47",
      "49",
      "52",
      "57",
      "51",
      "502",
      "503",
      "505",
      "506",
      "61",
      "91",
      "63",
      "39",
      "353",
      "7",
      "55",
    );
    fc.assert(
      fc.property(codes, fc.stringMatching(/^[1-9]\d{7,9}$/), (code, rest) => {
        const number = `+${code}${rest}`;
        const known = parsePhoneNumberFromString(number);
        if (!known?.isPossible()) return;
        const text = formatPhone(known.number);
        expect([known.formatInternational(), `+${code} ${known.nationalNumber}`]).toContain(text);
        expect(readPhone(text)).toEqual({ e164: known.number });
      }),
      propertyRuns({ usually: 2000 }),
    );
  });

  it("of other text is the text", () => {
    expect(formatPhone("Anonymous")).toBe("Anonymous");
    expect(lastFour("+13125551234")).toBe("1234");
  });
});
