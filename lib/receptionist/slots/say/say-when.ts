import type { Language } from "@/lib/constants/languages";
import { dayOfWeek, monthName, sayDayOfMonth, WEEKDAY_NAMES } from "../../say/days";
import { sayNumber, sayYear } from "../../say/numbers";
import { daysBetween, partsOf } from "../calendar-day";
import type { When } from "../reading";

/** A day further away is said with its year. */
const NEAR_DAYS = 300;

/**
 * A day and time for the voice: "Tuesday the fourteenth of July at nine in the morning". Different values are said
 * differently, so that a caller hears every error.
 * @param today the day of the call
 */
export function sayWhen({ date, time }: When, language: Language, today: string): string {
  return [date ? sayDay(date, language, today) : "", time ? sayTime(time, language) : ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** "Tuesday the fourteenth of July", "martes catorce de julio", "mardi quatorze juillet". */
export function sayDay(day: string, language: Language, today: string): string {
  const weekday = WEEKDAY_NAMES[language][dayOfWeek(day)];
  const isNear = Math.abs(daysBetween(today, day)) <= NEAR_DAYS;
  if (language === "ENGLISH")
    return `${weekday} the ${dateInMonth(day, language)}${isNear ? "" : `, ${sayYear(partsOf(day).year, language)}`}`;
  const year = isNear ? "" : `${language === "SPANISH" ? " de" : ""} ${sayYear(partsOf(day).year, language)}`;
  return `${weekday} ${dateInMonth(day, language)}${year}`;
}

/** A date of birth: "March third, nineteen eighty-four". */
export function sayBirthDate(day: string, language: Language): string {
  const { year, month, date } = partsOf(day);
  if (language === "ENGLISH")
    return `${monthName(month, language)} ${sayDayOfMonth(date, language)}, ${sayYear(year, language)}`;
  return `${dateInMonth(day, language)}${language === "SPANISH" ? " de" : ""} ${sayYear(year, language)}`;
}

function dateInMonth(day: string, language: Language): string {
  const { month, date } = partsOf(day);
  const name = monthName(month, language);
  const number = sayDayOfMonth(date, language);
  if (language === "ENGLISH") return `${number} of ${name}`;
  return language === "SPANISH" ? `${number} de ${name}` : `${number} ${name}`;
}

/** "At nine thirty in the morning", "a las tres y media de la tarde", "à quinze heures trente". */
export function sayTime(time: string, language: Language): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (language === "ENGLISH") return `at ${inEnglish(hour, minute)}`;
  return language === "SPANISH" ? inSpanish(hour, minute) : `à ${inFrench(hour, minute)}`;
}

function inEnglish(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return "noon";
  if (minute === 0 && hour === 0) return "midnight";
  const minutes =
    minute === 0
      ? ""
      : minute < 10
        ? ` oh ${sayNumber(minute, "ENGLISH")}`
        : ` ${sayNumber(minute, "ENGLISH")}`;
  const part = hour < 12 ? "in the morning" : hour < 18 ? "in the afternoon" : "in the evening";
  return `${sayNumber(hour % 12 || 12, "ENGLISH")}${minutes} ${part}`;
}

function inSpanish(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return "al mediodía";
  if (minute === 0 && hour === 0) return "a medianoche";
  const twelve = hour % 12 || 12;
  const named = minute === 30 ? "media" : minute === 15 ? "cuarto" : sayNumber(minute, "SPANISH");
  const part =
    hour < 6 ? "de la madrugada" : hour < 12 ? "de la mañana" : hour < 19 ? "de la tarde" : "de la noche";
  return `${twelve === 1 ? "a la una" : `a las ${sayNumber(twelve, "SPANISH")}`}${minute === 0 ? "" : ` y ${named}`} ${part}`;
}

function inFrench(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return "midi";
  if (minute === 0 && hour === 0) return "minuit";
  // "Heure" is feminine: "vingt et une heures".
  const hours = hour % 10 === 1 && hour !== 11 ? `${sayNumber(hour, "FRENCH")}e` : sayNumber(hour, "FRENCH");
  return `${hours} heure${hour > 1 ? "s" : ""}${minute === 0 ? "" : ` ${sayNumber(minute, "FRENCH")}`}${hour > 0 && hour < 7 ? " du matin" : ""}`;
}
