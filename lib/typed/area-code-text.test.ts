import { describe, expect, it } from "vitest";
import { readAreaCodeText } from "./area-code-text";

describe("readAreaCodeText", () => {
  it.each([
    "254",
    " (254) ",
    "\u202a(254)\u202c",
    "+1 254 555 0100",
    "\u202a+1 (254) 555-0100\u202c",
    "tel:+12545550100",
    "1-254-555-0100",
    "2545550100",
    "254-555",
    "254.555.0100",
    "+1 254",
    "1254",
    "２５４",
  ])("reads 254 in %j", (typed) => {
    expect(readAreaCodeText(typed)).toBe("254");
  });

  it.each([
    ["3", "3"],
    ["31", "31"],
    ["3125", "3125"],
    ["1", "1"],
  ])("leaves %j, which is no complete number, as it is", (typed, digits) => {
    expect(readAreaCodeText(typed)).toBe(digits);
  });

  it.each(["", "Waco", "Waco, TX 76701", "+44 20 7946 0000"])(
    "leaves %j to the search for places",
    (typed) => {
      expect(readAreaCodeText(typed)).toBeNull();
    },
  );
});
