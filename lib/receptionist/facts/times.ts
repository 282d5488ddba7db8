import type { Language } from "@/lib/constants/languages";
import { dayOfWeek, monthName, sayDayOfMonth, WEEKDAY_NAMES } from "../say/days";
import { sayNumber } from "../say/numbers";

/** A time of day in words: "08:30" is "eight thirty AM", "las ocho y media de la mañana", "huit heures trente". */
export function timeInWords(time: string, language: Language): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  if (language === "FRENCH") return frenchTime(hours, minutes);
  if (minutes === 0 && hours % 12 === 0) return noonOrMidnight(hours, language);
  const hour = sayNumber(hours % 12 || 12, language);
  if (language === "SPANISH") return spanishTime(hours, minutes);
  const half = hours < 12 ? "AM" : "PM";
  if (minutes === 0) return `${hour} ${half}`;
  return `${hour} ${minutes < 10 ? "oh " : ""}${sayNumber(minutes, language)} ${half}`;
}

function noonOrMidnight(hours: number, language: Language): string {
  if (language === "SPANISH") return hours === 12 ? "el mediodía" : "la medianoche";
  return hours === 12 ? "noon" : "midnight";
}

function spanishTime(hours: number, minutes: number): string {
  const twelve = hours % 12 || 12;
  const hour = twelve === 1 ? "la una" : `las ${sayNumber(twelve, "SPANISH")}`;
  const part = hours < 12 ? "de la mañana" : hours < 19 ? "de la tarde" : "de la noche";
  if (minutes === 0) return `${hour} ${part}`;
  const past = { 15: "cuarto", 30: "media" }[minutes] ?? sayNumber(minutes, "SPANISH");
  return `${hour} y ${past} ${part}`;
}

function frenchTime(hours: number, minutes: number): string {
  if (minutes === 0 && hours % 12 === 0) return hours === 12 ? "midi" : "minuit";
  const number = (value: number) => sayNumber(value, "FRENCH").replace(/\bun$/, "une");
  const hour = hours === 12 ? "midi" : `${number(hours)} ${hours === 1 ? "heure" : "heures"}`;
  return minutes === 0 ? hour : `${hour} ${number(minutes)}`;
}

/** A date in words, without its year: "Monday, May thirty-first". @param date "YYYY-MM-DD" */
export function dateInWords(date: string, language: Language): string {
  const [, month = 1, day = 1] = date.split("-").map(Number);
  const weekday = WEEKDAY_NAMES[language][dayOfWeek(date)];
  const name = monthName(month, language);
  const number = sayDayOfMonth(day, language);
  if (language === "ENGLISH") return `${weekday}, ${name} ${number}`;
  return language === "SPANISH" ? `${weekday} ${number} de ${name}` : `${weekday} ${number} ${name}`;
}

/** A list as it is spoken: "a, b and c". */
export function listInWords(items: string[], language: Language): string {
  const and = { ENGLISH: "and", SPANISH: "y", FRENCH: "et" }[language];
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${and} ${last}`;
}
