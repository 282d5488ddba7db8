import type { Language } from "@/lib/constants/languages";
import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";
import { foldText } from "@/lib/fold-text";
import { WEEKDAY_NAMES } from "../say/days";
import type { AskedDay } from "./hours";

const TODAY: Record<Language, RegExp> = {
  ENGLISH: /\b(today|tonight|this (morning|afternoon|evening))\b/,
  SPANISH: /\b(hoy|esta (tarde|noche|manana))\b/,
  FRENCH: /\b(aujourdhui|aujourd hui|ce (matin|soir)|cet apres midi)\b/,
};
const TOMORROW: Record<Language, RegExp> = {
  ENGLISH: /\btomorrow\b/,
  // Not "de la mañana", "en la mañana" or "por la mañana": in the morning.
  SPANISH: /(?<!\b(la|esta) )\bmanana\b/,
  FRENCH: /\bdemain\b/,
};

/**
 * The days whose hours a caller asks about: one that they name, today or tomorrow, or both of a weekend.
 * @param today the weekday where the practice is
 * @returns none if they ask about the week
 */
export function askedDays(said: string, today: DayOfWeek, language: Language): AskedDay[] {
  const folded = foldText(said);
  const named = DAYS_OF_WEEK.filter((day) =>
    new RegExp(`\\b${foldText(WEEKDAY_NAMES[language][day])}s?\\b`).test(folded),
  );
  if (named.length > 0) return named.map((dayOfWeek) => ({ dayOfWeek }));
  if (TODAY[language].test(folded)) return [{ dayOfWeek: today, inDays: 0 }];
  const tomorrow = DAYS_OF_WEEK[(DAYS_OF_WEEK.indexOf(today) + 1) % DAYS_OF_WEEK.length] ?? today;
  if (TOMORROW[language].test(folded)) return [{ dayOfWeek: tomorrow, inDays: 1 }];
  if (/\b(week ?ends?|fin(es)? de semana|fins? de semaine)\b/.test(folded))
    return [{ dayOfWeek: "SATURDAY" }, { dayOfWeek: "SUNDAY" }];
  return [];
}
