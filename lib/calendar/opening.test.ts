import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { type OfficeDay, type Opening, openingAt, wallClock } from "./opening";

const WEEK: OfficeDay[] = DAYS_OF_WEEK.map((dayOfWeek, index) =>
  index < 5
    ? { dayOfWeek, isClosed: false, open: "08:00", close: "17:00" }
    : { dayOfWeek, isClosed: true, open: null, close: null },
);

describe("openingAt", () => {
  it("uses the practice's timezone", () => {
    const morning = new Date("2026-11-20T15:30:00Z");
    expect(openingAt(WEEK, "America/New_York", morning).state).toBe("open");
    expect(openingAt(WEEK, "America/Los_Angeles", morning).state).toBe("closed");
  });

  it("finds next week's opening if only today's hours are set and over", () => {
    const friday = WEEK.filter((day) => day.dayOfWeek === "FRIDAY");
    expect(openingAt(friday, "America/Chicago", new Date("2026-11-21T00:00:00Z"))).toEqual({
      state: "closed",
      opensOn: "FRIDAY",
      opensAt: "08:00",
      inDays: 7,
    });
  });

  it("distinguishes hours that are not set from a practice that never opens", () => {
    const now = new Date("2026-11-20T15:30:00Z");
    expect(openingAt([], "America/Chicago", now)).toEqual({ state: "unknown" });
    expect(openingAt(WEEK.slice(5), "America/Chicago", now)).toEqual({ state: "closed_all_week" });
  });
});

describe("wallClock", () => {
  it("skips an hour when summer time begins", () => {
    expect(wallClock("America/Chicago", new Date("2027-03-14T07:59:00Z"))).toEqual({
      day: "SUNDAY",
      time: "01:59",
    });
    expect(wallClock("America/Chicago", new Date("2027-03-14T08:00:00Z"))).toEqual({
      day: "SUNDAY",
      time: "03:00",
    });
  });
});

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Opening and closing times on the quarter hour. None is between 1 and 3 AM: clocks change there, and hours that begin
 * or end in a skipped or repeated hour are shown as written.
 */
const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => quarter * 15)
  .filter((minute) => minute <= 60 || minute >= 180)
  .map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
  );

const week = fc
  .tuple(
    ...DAYS_OF_WEEK.map((dayOfWeek) =>
      fc.oneof(
        fc.constant(null),
        fc.constant({ dayOfWeek, isClosed: true, open: null, close: null }),
        fc
          .tuple(time, time)
          .filter(([a, b]) => a !== b)
          .map((times) => times.sort())
          .map(([open = "", close = ""]) => ({ dayOfWeek, isClosed: false, open, close })),
      ),
    ),
  )
  .map((days) => days.filter((day) => day !== null));

/** Every minute from a UTC day on with the local date and time, read from another format than `openingAt` uses. */
function minutesFrom(start: string, timeZone: string, days: number) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const first = Date.parse(`${start}T00:00:00Z`);
  return Array.from({ length: days * DAY_MINUTES }, (_, minute) => {
    const at = new Date(first + minute * MINUTE);
    const [date = "", time = ""] = format.format(at).split(" ");
    const dayNumber = Date.parse(`${date}T00:00:00Z`) / (DAY_MINUTES * MINUTE);
    // January 1, 1970 was a Thursday.
    const dayOfWeek = DAYS_OF_WEEK[(dayNumber + 3) % 7] ?? "MONDAY";
    return { at, dayNumber, dayOfWeek, time };
  });
}

/** The expected result of `openingAt` for every minute, found by going backward minute by minute. */
function reference(days: readonly OfficeDay[], minutes: ReturnType<typeof minutesFrom>): Opening[] {
  const openings: Opening[] = [];
  let next: (typeof minutes)[number] | undefined;
  for (const minute of minutes.toReversed()) {
    const hours = days.find(({ dayOfWeek }) => dayOfWeek === minute.dayOfWeek);
    const { open, close } = hours ?? {};
    if (open && close && minute.time >= open && minute.time < close) {
      next = minute;
      openings.push({ state: "open", until: close });
    } else if (days.length === 0) openings.push({ state: "unknown" });
    else if (next)
      openings.push({
        state: "closed",
        opensOn: next.dayOfWeek,
        opensAt: next.time,
        inDays: next.dayNumber - minute.dayNumber,
      });
    else openings.push({ state: "closed_all_week" });
  }
  return openings.reverse();
}

describe("openingAt, for every minute of two weeks", () => {
  it.each([
    ["America/Chicago", "2027-03-07"],
    ["America/New_York", "2027-10-31"],
    ["America/Phoenix", "2027-03-07"],
    ["Australia/Lord_Howe", "2027-03-28"],
    ["Asia/Kolkata", "2027-12-24"],
  ])(
    "agrees with a search minute by minute, in %s from %s",
    (timeZone, start) => {
      const minutes = minutesFrom(start, timeZone, 14 + 8);
      fc.assert(
        fc.property(week, (days) => {
          const expected = reference(days, minutes);
          for (const [index, { at }] of minutes.slice(0, 14 * DAY_MINUTES).entries()) {
            const opening = openingAt(days, timeZone, at);
            if (JSON.stringify(opening) !== JSON.stringify(expected[index]))
              expect([at.toISOString(), opening]).toEqual([at.toISOString(), expected[index]]);
          }
        }),
        { numRuns: 2 },
      );
    },
    60_000,
  );
});
