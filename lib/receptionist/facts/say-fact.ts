import { type Opening, openingAt, wallClock } from "@/lib/calendar/opening";
import type { Language } from "@/lib/constants/languages";
import { FACTS, type Fact } from "../lexicon/topics";
import { localNow } from "../slots/dates/local-now";
import type { Practice } from "../turn";
import { askedDays } from "./asked-day";
import { holidayIn, sayHoliday } from "./holidays";
import { sayDayHours, sayOpening, sayWeekHours } from "./hours";
import { sayAddress, sayPhone } from "./place";

/** The facts that are known of a practice. */
export function knownFacts({ hours, holidays, address, phone }: Practice): Fact[] {
  const isKnown: Record<Fact, boolean> = {
    "fact:hours": hours.length > 0,
    "fact:open_now": hours.length > 0,
    "fact:holiday": holidays.length > 0,
    "fact:address": address !== null,
    "fact:phone": phone !== null,
  };
  return FACTS.filter((fact) => isKnown[fact]);
}

/**
 * A fact of the practice, as far as it answers what was said: the hours of the days that the caller names, else of the week.
 * @returns null if it is not known, also where the caller names a holiday whose hours are not known
 */
export function sayFact(
  fact: Fact,
  said: string,
  practice: Practice,
  now: Date,
  language: Language,
): string | null {
  switch (fact) {
    case "fact:address":
      return practice.address && sayAddress(practice.address, language);
    case "fact:phone":
      return practice.phone && sayPhone(practice.phone, language);
    case "fact:holiday":
      return sayHolidayOf(practice, said, now, language);
    default:
      if (holidayIn(said, language)) return sayHolidayOf(practice, said, now, language);
      return sayHours(fact, said, practice, now, language);
  }
}

/** Whether a caller names a day or a holiday. */
export function namesDay(said: string, { timezone }: Practice, now: Date, language: Language): boolean {
  const days = askedDays(said, wallClock(timezone, now).day, language);
  return days.length > 0 || holidayIn(said, language) !== null;
}

/** Whether the practice is open, by its own clock. */
export function openingOf({ hours, timezone }: Practice, now: Date): Opening {
  const days = hours.map(({ dayOfWeek, spans }) => ({
    dayOfWeek,
    isClosed: spans.length === 0,
    open: spans[0]?.open ?? null,
    close: spans.at(-1)?.close ?? null,
  }));
  return openingAt(days, timezone, now);
}

function sayHolidayOf({ holidays, timezone }: Practice, said: string, now: Date, language: Language) {
  return sayHoliday(holidays, said, localNow(now, timezone).today, language);
}

function sayHours(fact: Fact, said: string, practice: Practice, now: Date, language: Language) {
  const { hours, timezone } = practice;
  if (hours.length === 0) return null;
  const days = askedDays(said, wallClock(timezone, now).day, language);
  const isToday = days.length === 1 && days[0]?.inDays === 0;
  if (fact === "fact:open_now" && (days.length === 0 || isToday))
    return sayOpening(openingOf(practice, now), language);
  if (days.length === 0) return sayWeekHours(hours, language);
  return days.map((day) => sayDayHours(hours, day, language)).join(" ");
}
