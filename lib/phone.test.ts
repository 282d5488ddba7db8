import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPhone, lastFour, parsePhone } from "./phone";
import { isPossiblePhone } from "./phone-parse";

describe("phone numbers", () => {
  it.each([
    "(312) 555-0100",
    "312-555-0100",
    "312.555.0100",
    "3125550100",
    "1 312 555 0100",
    "+1 312 555 0100",
    "+13125550100",
    " 312 555 0100 ",
    "３１２５５５０１００",
  ])("reads %j as +13125550100", (typed) => {
    expect(parsePhone(typed)).toBe("+13125550100");
  });

  it.each([
    "",
    "312",
    "555-0100",
    "312 555 01000",
    "abc",
    "312-555-CALL",
    "+1 312 555",
    "+0123456789",
    "+44",
    "0123456789",
  ])("refuses %j", (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });

  it("reads and writes foreign numbers with their country code", () => {
    expect(parsePhone("+44 20 7946 0958")).toBe("+442079460958");
    expect(parsePhone("+31 (0)85 083 5037")).toBe("+31850835037");
    expect(formatPhone("+442079460958")).toBe("+44 207 946 0958");
    expect(formatPhone("+35312345678")).toBe("+353 123 456 78");
  });

  it("reads back every number that it writes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+(1[2-9]\d{9}|[2-9]\d{7,13})$/), (number) => {
        expect(parsePhone(formatPhone(number))).toBe(number);
      }),
    );
  });

  it("writes US numbers as clinics do and keeps other text", () => {
    expect(formatPhone("+13125551234")).toBe("(312) 555-1234");
    expect(formatPhone("Anonymous")).toBe("Anonymous");
    expect(lastFour("+13125551234")).toBe("1234");
  });

  it("knows which numbers can exist", () => {
    expect(isPossiblePhone("+13125550100")).toBe(true);
    expect(isPossiblePhone("+442079460958")).toBe(true);
    expect(isPossiblePhone("+9991234567")).toBe(false);
    expect(isPossiblePhone("+44123")).toBe(false);
  });
});
