import { describe, expect, it } from "vitest";
import { formatPrice } from "./price";
import { clockText, formatTime, localTimeIn, timeZoneChoice, timeZoneLabel } from "./time";

const NOW = new Date("2026-11-18T16:00:00.000Z");

describe("times and prices", () => {
  it.each([
    ["2026-11-18T15:59:30.000Z", "just now"],
    ["2026-11-18T15:55:00.000Z", "5 minutes ago"],
    ["2026-11-18T14:00:00.000Z", "2 hours ago"],
    ["2026-11-18T18:30:00.000Z", "in 2 hours"],
    ["2026-11-17T16:00:00.000Z", "Nov 17, 2026"],
  ])("writes %s as %j", (at, words) => {
    expect(formatTime(at, "America/Chicago", "relative", NOW)).toBe(words);
  });

  it("includes the timezone in exact times", () => {
    expect(formatTime(NOW, "America/Chicago", "absolute")).toBe("Nov 18, 2026, 10:00:00 AM CST");
  });

  it("names a zone and reads its clock", () => {
    expect(localTimeIn("America/Chicago", NOW)).toBe("10:00 AM");
    expect(timeZoneLabel("America/Chicago", NOW)).toBe("Central Time");
  });

  it("names zones for a choice by name and city, if they have one", () => {
    expect(timeZoneChoice("America/Chicago")).toBe("Central Time (Chicago)");
    expect(timeZoneChoice("Pacific/Pago_Pago")).toMatch(/Time \(Pago Pago\)$/);
    expect(timeZoneChoice("America/Anchorage")).toBe("Alaska Time (Anchorage)");
    expect(timeZoneChoice("UTC")).not.toContain("(");
  });

  it("names the zone of a clock only where the reader's shows another time", () => {
    const at = NOW.toISOString();
    expect(clockText(at, "America/Chicago", "America/Chicago")).toBe("10:00:00 AM");
    expect(clockText(at, "America/Chicago", "America/Menominee")).toBe("10:00:00 AM");
    expect(clockText(at, "America/Chicago", "America/New_York")).toBe("10:00:00 AM CST");
    expect(clockText(at, "America/Chicago", null)).toBe("10:00:00 AM CST");
  });

  it("writes monthly prices", () => {
    expect(formatPrice("1.15")).toBe("$1.15 a month");
    expect(formatPrice("1.1500")).toBe("$1.15 a month");
  });
});
