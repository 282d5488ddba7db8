import type { Language } from "@/lib/constants/languages";
import { daysBetween, partsOf, weekdayOf } from "../calendar-day";
import { sayEnglishRank, sayNumber, sayYear } from "../numbers/say-number";
import type { When } from "../reading";

const WEEKDAYS: Record<Language, readonly string[]> = {
  ENGLISH: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  SPANISH: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
  FRENCH: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
};
const MONTHS: Record<Language, readonly string[]> = {
  ENGLISH: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  SPANISH: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  FRENCH: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
};

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
  const weekday = WEEKDAYS[language][weekdayOf(day)] ?? "";
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
    return `${MONTHS.ENGLISH[month - 1]} ${sayEnglishRank(date)}, ${sayYear(year, language)}`;
  return `${dateInMonth(day, language)}${language === "SPANISH" ? " de" : ""} ${sayYear(year, language)}`;
}

function dateInMonth(day: string, language: Language): string {
  const { month, date } = partsOf(day);
  const name = MONTHS[language][month - 1] ?? "";
  if (language === "ENGLISH") return `${sayEnglishRank(date)} of ${name}`;
  if (language === "SPANISH") return `${date === 1 ? "primero" : sayNumber(date, language)} de ${name}`;
  return `${date === 1 ? "premier" : sayNumber(date, language)} ${name}`;
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
