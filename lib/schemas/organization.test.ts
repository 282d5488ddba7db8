import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { officeHours } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { makeOrganization } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import { DAYS_OF_WEEK, TIME_ZONES } from "@/lib/constants/organizations";
import { officeHoursDaySchema, officeHoursSchema, timeZoneSchema } from "./organization";

useTestDatabase();

const timeText = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.boolean())
  .map(
    ([hour, minute, padded]) =>
      `${padded ? String(hour).padStart(2, "0") : hour}:${String(minute).padStart(2, "0")}`,
  );
const anyTime = fc.oneof(
  timeText,
  fc.constantFrom("", "24:00", "12:60", "9", "9:5", "noon", "١٢:٠٠"),
  fc.constant(null),
);
const anyDay = fc.record({
  dayOfWeek: fc.constantFrom(...DAYS_OF_WEEK),
  isClosed: fc.boolean(),
  open: anyTime,
  close: anyTime,
});

describe("office hours", () => {
  it("accept a day only if it is closed or opens before it closes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DAYS_OF_WEEK),
        fc.boolean(),
        timeText,
        timeText,
        (dayOfWeek, isClosed, open, close) => {
          const minutes = (time: string) => Number(time.split(":")[0]) * 60 + Number(time.split(":")[1]);
          const { success } = officeHoursDaySchema.safeParse({ dayOfWeek, isClosed, open, close });
          expect(success).toBe(isClosed || minutes(open) < minutes(close));
        },
      ),
      propertyRuns(),
    );
  });

  it("fit the table whenever the schema accepts them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDay, { maxLength: 7 }), async (days) => {
        const parsed = officeHoursSchema.safeParse(days);
        if (!parsed.success || parsed.data.length === 0) return;
        const { id } = await makeOrganization();
        await database()
          .insert(officeHours)
          .values(parsed.data.map((day) => ({ orgId: id, ...day })));
      }),
      propertyRuns({ usually: 60 }),
    );
  });

  it("refuse a repeated day and a missing time, and name the missing one", () => {
    const monday = { dayOfWeek: "MONDAY", isClosed: true };
    expect(officeHoursSchema.safeParse([monday, monday]).success).toBe(false);
    const missing = officeHoursDaySchema.safeParse({ dayOfWeek: "MONDAY", isClosed: false, open: "08:00" });
    expect(missing.error?.issues.map(({ path }) => path)).toEqual([["close"]]);
  });
});

describe("timezones", () => {
  it("accept every zone on our list, and every zone of this runtime that names a place", () => {
    for (const zone of [
      ...TIME_ZONES,
      ...Intl.supportedValuesOf("timeZone").filter((name) => name.includes("/")),
    ])
      expect(timeZoneSchema.safeParse(zone).success).toBe(true);
  });

  it.each([
    ["america/chicago", "America/Chicago"],
    ["AMERICA/NEW_YORK", "America/New_York"],
    ["US/Central", "America/Chicago"],
    ["us/pacific", "America/Los_Angeles"],
    ["America/Indianapolis", "America/Indiana/Indianapolis"],
    ["america/indiana/indianapolis", "America/Indiana/Indianapolis"],
    ["America/Fort_Wayne", "America/Indiana/Indianapolis"],
    ["America/Louisville", "America/Kentucky/Louisville"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Etc/UTC", "Etc/UTC"],
  ])("store %s as %s", (typed, zone) => {
    expect(timeZoneSchema.parse(typed)).toBe(zone);
  });

  it("keep their canonical name when they are read again", () => {
    for (const zone of [...TIME_ZONES, ...Intl.supportedValuesOf("timeZone")]) {
      const { success, data } = timeZoneSchema.safeParse(zone);
      if (success) expect(timeZoneSchema.parse(data)).toBe(data);
    }
  });

  it("refuse every zone that this runtime does not know, without throwing", () => {
    for (const zone of [
      "",
      "CST",
      "UTC+6",
      "+05:00",
      "America",
      "America/Nowhere",
      "../etc",
      "America/Chicago ",
    ])
      expect(timeZoneSchema.safeParse(zone).success).toBe(false);
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (timeZoneSchema.safeParse(text).success)
          expect(() => new Intl.DateTimeFormat("en", { timeZone: text })).not.toThrow();
      }),
      propertyRuns(),
    );
  });
});
