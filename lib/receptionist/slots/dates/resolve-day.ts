import type { Language } from "@/lib/constants/languages";
import {
  addDays,
  addMonths,
  dayOf,
  easterOf,
  lastDate,
  nthWeekday,
  partsOf,
  weekdayOf,
} from "../calendar-day";
import { HOLIDAYS } from "./holidays";

/** Which day of the calendar is meant by what was said. Of several, the first in the future. */

/** The first such weekday after today: a bare weekday is never today. */
export function nextWeekday(weekday: number, today: string): string {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** The first day with a date of the month, today included. */
export function firstDate(date: number, today: string): string | null {
  if (date < 1 || date > 31) return null;
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const index = month - 1 + ahead;
    const day = dayOf(year + Math.floor(index / 12), (index % 12) + 1, date);
    if (day && day >= today) return day;
  }
  return null;
}

/** The first day with that weekday and date of the month, within a year. */
export function onWeekday(weekday: number, date: number, today: string): string | null {
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const index = month - 1 + ahead;
    const day = dayOf(year + Math.floor(index / 12), (index % 12) + 1, date);
    if (day && day >= today && weekdayOf(day) === weekday) return day;
  }
  return null;
}

export function inMonth(month: number, date: number, year: string, today: string, weekday = ""): string {
  const now = partsOf(today).year;
  if (year !== "") {
    const digits = Number(year.replace(" ", ""));
    return fits(
      dayOf(year === "THIS Uyear" ? now : year === "NEXT Uyear" ? now + 1 : digits, month, date),
      weekday,
    );
  }
  // A leap day may be four years ahead, or eight around 2100.
  for (let y = now; y <= now + 8; y += 1) {
    const day = dayOf(y, month, date);
    if (day && day >= today) return fits(day, weekday);
  }
  return NO_SUCH_DAY;
}

/** A day that the calendar does not have, or not on that weekday. The caller is asked again. */
export const NO_SUCH_DAY = "";

export function fits(day: string | null, weekday = ""): string {
  return !day || (weekday && weekdayOf(day) !== Number(weekday.slice(1))) ? NO_SUCH_DAY : day;
}

export function inDigits(
  first: number,
  second: number,
  year: string,
  today: string,
  language: Language,
): string | null {
  const full = year.length === 2 ? `20${year}` : year;
  const [month, date] = language === "ENGLISH" ? [first, second] : [second, first];
  return inMonth(month, date, full, today) || inMonth(date, month, full, today);
}

/** The last day of a month: of its first one that is not over. */
export function lastIn(which: string, today: string): string | null {
  const { year, month } = partsOf(today);
  const ahead = which.startsWith("M")
    ? (Number(which.slice(1)) - month + 12) % 12
    : which.includes("NEXT")
      ? 1
      : 0;
  const { year: y, month: m } = partsOf(addMonths(dayOf(year, month, 1) ?? today, ahead));
  return dayOf(y, m, lastDate(y, m));
}

export function nthIn(nth: number, weekday: number, which: string, today: string): string | null {
  const { year, month } = partsOf(today);
  if (!which.startsWith("M")) {
    const { year: y, month: m } = partsOf(
      addMonths(dayOf(year, month, 1) ?? "", which.includes("NEXT") ? 1 : 0),
    );
    return nthWeekday(y, m, weekday, nth);
  }
  const days = [year, year + 1].map((y) => nthWeekday(y, Number(which.slice(1)), weekday, nth));
  return days.find((day) => day !== null && day >= today) ?? null;
}

export function holiday(name: string, year: string, today: string): string | null {
  const now = partsOf(today).year;
  if (/^\d/.test(year)) return holidayIn(name, Number(year.replace(" ", "")));
  if (year) return holidayIn(name, now + (year.startsWith("NEXT") ? 1 : 0));
  return [now, now + 1].map((y) => holidayIn(name, y)).find((day) => day !== null && day >= today) ?? null;
}

export function holidayIn(name: string, year: number): string | null {
  const on = HOLIDAYS[name]?.on;
  if (!on) return null;
  if ("day" in on) return `${year}-${on.day}`;
  if ("easter" in on) return addDays(easterOf(year), on.easter);
  if ("month" in on) return nthWeekday(year, on.month, on.weekday, on.nth);
  const base = holidayIn(on.after, year);
  return base && addDays(base, on.days);
}

export function later(day: string, count: number, unit: string): string {
  if (unit === "Umonth") return addMonths(day, count);
  if (unit === "Uyear") return addMonths(day, count * 12);
  return addDays(day, unit === "Uweek" ? count * 7 : count);
}

/** "09:30". */
export function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
