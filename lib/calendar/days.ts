import { DAY_MS } from "@/lib/constants/moments";
import { formatterByZone } from "./formatter";

const formatterOf = formatterByZone({ year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day of a moment in a timezone: "2026-11-18". */
export function dayAt(moment: Date, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(moment);
  const part = (type: "year" | "month" | "day") => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Whether a text is a day of the calendar in the years 1900 to 2999, "2026-11-18". */
export function isDay(text: string): boolean {
  return /^(19|2\d)\d\d-\d\d-\d\d$/.test(text) && dayAfter(text, 0) === text;
}

/** The day a number of days after another, or before it. */
export function dayAfter(day: string, days: number): string {
  const moment = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString().slice(0, 10);
}

/** No timezone is further than this from UTC. */
const FURTHEST_MS = DAY_MS;

/**
 * The first moment of a day in a timezone. It is found by search, because midnight can be missing or come twice where
 * clocks change, and a zone can skip a whole day; then it is the first moment after it.
 * @param day one that `isDay` accepts
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = midnight - FURTHEST_MS;
  let after = midnight + FURTHEST_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(new Date(middle), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}
