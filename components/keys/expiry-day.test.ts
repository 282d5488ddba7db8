import { describe, expect, it } from "vitest";
import { dayOf, endOfDay } from "./expiry-day";

describe("The day on which a key expires", () => {
  it("lasts to the end of the day, and reads back as the same day", () => {
    for (const day of ["2027-01-31", "2028-02-29", "2026-11-01", "0202-03-04"]) {
      const end = endOfDay(day);
      expect(end).not.toBeNull();
      expect(dayOf(end ?? "")).toBe(day);
    }
    expect(new Date(endOfDay("2027-01-31") ?? "")).toEqual(new Date(2027, 0, 31, 23, 59, 59, 999));
  });

  it("is null if no day was chosen", () => {
    for (const nothing of ["", "2027-13-01"]) expect(endOfDay(nothing)).toBeNull();
  });
});
