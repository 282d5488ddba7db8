import type { Language } from "@/lib/constants/languages";
import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";
import { sayEnglishRank, sayNumber } from "./numbers";

export const WEEKDAY_NAMES: Record<Language, Record<DayOfWeek, string>> = {
  ENGLISH: {
    MONDAY: "Monday",
    TUESDAY: "Tuesday",
    WEDNESDAY: "Wednesday",
    THURSDAY: "Thursday",
    FRIDAY: "Friday",
    SATURDAY: "Saturday",
    SUNDAY: "Sunday",
  },
  SPANISH: {
    MONDAY: "lunes",
    TUESDAY: "martes",
    WEDNESDAY: "miércoles",
    THURSDAY: "jueves",
    FRIDAY: "viernes",
    SATURDAY: "sábado",
    SUNDAY: "domingo",
  },
  FRENCH: {
    MONDAY: "lundi",
    TUESDAY: "mardi",
    WEDNESDAY: "mercredi",
    THURSDAY: "jeudi",
    FRIDAY: "vendredi",
    SATURDAY: "samedi",
    SUNDAY: "dimanche",
  },
};

const MONTH_NAMES: Record<Language, string[]> = {
  ENGLISH: "January February March April May June July August September October November December".split(" "),
  SPANISH: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(
    " ",
  ),
  FRENCH: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

/** The name of a month. @param month 1 for January */
export function monthName(month: number, language: Language): string {
  return MONTH_NAMES[language][month - 1] ?? "";
}

/** A day of the month as dates say it: "thirty-first", "treinta y uno", "trente et un". The first has its own word. */
export function sayDayOfMonth(date: number, language: Language): string {
  if (language === "ENGLISH") return sayEnglishRank(date);
  if (date === 1) return language === "SPANISH" ? "primero" : "premier";
  return sayNumber(date, language);
}

/** The weekday of a calendar date. @param date "YYYY-MM-DD" */
export function dayOfWeek(date: string): DayOfWeek {
  const fromSunday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return DAYS_OF_WEEK[(fromSunday + 6) % 7] ?? "MONDAY";
}
