import { describe, expect, it } from "vitest";
import { type OfficeDay, openingAt } from "@/lib/calendar/opening";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { formatTimeOfDay, openingText } from "./office-hours";

const WEEK: OfficeDay[] = DAYS_OF_WEEK.map((dayOfWeek, index) =>
  index < 5
    ? { dayOfWeek, isClosed: false, open: "08:00", close: "17:00" }
    : { dayOfWeek, isClosed: true, open: null, close: null },
);

describe("openingText", () => {
  it.each([
    ["2026-11-20T14:00:00Z", "Open now, until 5:00 PM"],
    ["2026-11-20T13:59:59Z", "Closed now, opens today at 8:00 AM"],
    ["2026-11-20T22:59:59Z", "Open now, until 5:00 PM"],
    ["2026-11-20T23:00:00Z", "Closed now, opens Monday at 8:00 AM"],
    ["2026-11-23T03:00:00Z", "Closed now, opens tomorrow at 8:00 AM"],
  ])("says at %s in Chicago: %s", (at, text) => {
    expect(openingText(openingAt(WEEK, "America/Chicago", new Date(at)))).toBe(text);
  });

  it("says that hours are not set, and that a practice never opens", () => {
    expect(openingText({ state: "unknown" })).toBe("Office hours not set");
    expect(openingText({ state: "closed_all_week" })).toBe("Closed all week");
  });
});

describe("formatTimeOfDay", () => {
  it.each([
    ["00:05", "12:05 AM"],
    ["12:00", "12:00 PM"],
    ["17:30", "5:30 PM"],
  ])("show %s as %s", (time, text) => {
    expect(formatTimeOfDay(time)).toBe(text);
  });
});
