import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { dayAfter, dayAt, isDay, startOfDay } from "./days";

const HOUR = 60 * 60_000;

describe("the days of a timezone", () => {
  it("begin at its own midnight, in summer and winter", () => {
    expect(startOfDay("2026-11-18", "America/Chicago").toISOString()).toBe("2026-11-18T06:00:00.000Z");
    expect(startOfDay("2026-07-18", "America/Chicago").toISOString()).toBe("2026-07-18T05:00:00.000Z");
    expect(startOfDay("2026-11-18", "Pacific/Kiritimati").toISOString()).toBe("2026-11-17T10:00:00.000Z");
  });

  it("have 23 or 25 hours where clocks change", () => {
    const hours = (day: string) =>
      (startOfDay(dayAfter(day, 1), "America/Chicago").getTime() -
        startOfDay(day, "America/Chicago").getTime()) /
      HOUR;
    expect([hours("2027-03-14"), hours("2027-11-07"), hours("2027-06-01")]).toEqual([23, 25, 24]);
  });

  it("begin after the clock change if midnight is skipped, and right away if the whole day is", () => {
    expect(startOfDay("2024-04-26", "Africa/Cairo").toISOString()).toBe("2024-04-25T22:00:00.000Z");
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toEqual(startOfDay("2011-12-31", "Pacific/Apia"));
  });

  it("are days of the calendar only", () => {
    expect(["2026-02-28", "2024-02-29"].map(isDay)).toEqual([true, true]);
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "0999-01-01", "x"].map(isDay)).toEqual(
      Array(5).fill(false),
    );
  });
});

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
/** Before 2012, some zones turned their clocks back across midnight, so that a day could end twice. */
const moment = fc.date({ min: new Date("2012-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });

describe("dayAt and startOfDay", () => {
  it(
    "agree about every moment in every zone",
    () => {
      fc.assert(
        fc.property(moment, zone, (at, timeZone) => {
          const day = dayAt(at, timeZone);
          const start = startOfDay(day, timeZone);
          const end = startOfDay(dayAfter(day, 1), timeZone);
          expect(start <= at && at < end).toBe(true);
          expect(dayAt(start, timeZone)).toBe(day);
          expect(dayAt(new Date(start.getTime() - 1), timeZone) < day).toBe(true);
          expect(dayAt(new Date(end.getTime() - 1), timeZone)).toBe(day);
        }),
        propertyRuns(),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );

  it(
    "agree at the edges of every day on which a zone changes its clocks",
    () => {
      const aroundMidnight = fc.integer({ min: -3 * HOUR, max: 3 * HOUR });
      const changing = fc.constantFrom(
        "America/Chicago",
        "Africa/Cairo",
        "Asia/Beirut",
        "America/Santiago",
        "Asia/Gaza",
      );
      fc.assert(
        fc.property(moment, changing, aroundMidnight, (at, timeZone, offset) => {
          const near = new Date(startOfDay(dayAt(at, timeZone), timeZone).getTime() + offset);
          const day = dayAt(near, timeZone);
          expect(startOfDay(day, timeZone) <= near && near < startOfDay(dayAfter(day, 1), timeZone)).toBe(
            true,
          );
        }),
        propertyRuns(),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});
