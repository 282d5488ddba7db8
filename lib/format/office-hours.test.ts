import { describe, expect, it } from "vitest";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { formatTimeOfDay, type OfficeDay, openingAt, wallClock } from "./office-hours";

const WEEK: OfficeDay[] = DAYS_OF_WEEK.map((dayOfWeek, index) =>
  index < 5
    ? { dayOfWeek, isClosed: false, open: "08:00", close: "17:00" }
    : { dayOfWeek, isClosed: true, open: null, close: null },
);

describe("office hours for the eye", () => {
  it.each([
    ["2026-11-20T14:00:00Z", "Open now, until 5:00 PM"],
    ["2026-11-20T13:59:59Z", "Closed now, opens today at 8:00 AM"],
    ["2026-11-20T22:59:59Z", "Open now, until 5:00 PM"],
    ["2026-11-20T23:00:00Z", "Closed now, opens Monday at 8:00 AM"],
    ["2026-11-23T03:00:00Z", "Closed now, opens tomorrow at 8:00 AM"],
  ])("says at %s in Chicago: %s", (at, text) => {
    expect(openingAt(WEEK, "America/Chicago", new Date(at)).text).toBe(text);
  });

  it("reads the clock of the practice and not the reader's", () => {
    const noon = new Date("2026-11-20T15:30:00Z");
    expect(openingAt(WEEK, "America/New_York", noon).state).toBe("open");
    expect(openingAt(WEEK, "America/Los_Angeles", noon).state).toBe("closed");
  });

  it("stays right across the change to summer time", () => {
    expect(wallClock("America/Chicago", new Date("2027-03-14T07:59:00Z"))).toEqual({
      day: "SUNDAY",
      time: "01:59",
    });
    expect(wallClock("America/Chicago", new Date("2027-03-14T08:00:00Z"))).toEqual({
      day: "SUNDAY",
      time: "03:00",
    });
  });

  it("opens next week where only today's hours, already over, are known", () => {
    const friday = WEEK.filter((day) => day.dayOfWeek === "FRIDAY");
    expect(openingAt(friday, "America/Chicago", new Date("2026-11-21T00:00:00Z")).text).toBe(
      "Closed now, opens Friday at 8:00 AM",
    );
  });

  it("says when hours are not set, and when it never opens", () => {
    const now = new Date("2026-11-20T15:30:00Z");
    expect(openingAt([], "America/Chicago", now)).toEqual({ state: "unknown", text: "Office hours not set" });
    expect(openingAt(WEEK.slice(5), "America/Chicago", now).text).toBe("Closed all week");
  });

  it.each([
    ["00:05", "12:05 AM"],
    ["12:00", "12:00 PM"],
    ["17:30", "5:30 PM"],
  ])("writes %s as %s", (time, text) => {
    expect(formatTimeOfDay(time)).toBe(text);
  });
});
