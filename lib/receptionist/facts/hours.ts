import type { Opening } from "@/lib/calendar/opening";
import type { Language } from "@/lib/constants/languages";
import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";
import { WEEKDAY_NAMES } from "../say/days";
import { listInWords, timeInWords } from "./times";

/** When a practice is open on one day: local times, "HH:MM". Without spans it is closed. */
export interface DayHours {
  dayOfWeek: DayOfWeek;
  spans: { open: string; close: string }[];
}

/** Which day a caller asks about. `inDays` is 0 for today and 1 for tomorrow. */
export interface AskedDay {
  dayOfWeek: DayOfWeek;
  inDays?: number;
}

/** The hours of one day: "On Thursday we are open from eight AM to seven thirty PM." A missing day counts as closed. */
export function sayDayHours(days: readonly DayHours[], asked: AskedDay, language: Language): string {
  const spans = days.find(({ dayOfWeek }) => dayOfWeek === asked.dayOfWeek)?.spans ?? [];
  const when = whenInWords(asked, language);
  if (spans.length === 0)
    return {
      ENGLISH: `We are closed ${when}.`,
      SPANISH: `${capital(when)} estamos cerrados.`,
      FRENCH: `Nous sommes fermés ${when}.`,
    }[language];
  const hours = spansInWords(spans, language);
  return {
    ENGLISH: `We are open ${when} ${hours}.`,
    SPANISH: `${capital(when)} abrimos ${hours}.`,
    FRENCH: `Nous sommes ouverts ${when} ${hours}.`,
  }[language];
}

/** The hours of the week, days with the same hours together. Null if no hours are set. */
export function sayWeekHours(days: readonly DayHours[], language: Language): string | null {
  if (days.length === 0) return null;
  const groups: { days: DayOfWeek[]; hours: string }[] = [];
  for (const dayOfWeek of DAYS_OF_WEEK) {
    const spans = days.find((day) => day.dayOfWeek === dayOfWeek)?.spans ?? [];
    const hours = spans.length === 0 ? "" : spansInWords(spans, language);
    const last = groups.at(-1);
    if (last?.hours === hours) last.days.push(dayOfWeek);
    else groups.push({ days: [dayOfWeek], hours });
  }
  const open = groups.filter(({ hours }) => hours !== "");
  const parts = open.map(({ days: same, hours }) => `${daysInWords(same, language)} ${hours}`);
  const closed = groups.filter(({ hours }) => hours === "").flatMap((group) => group.days);
  const opening = { ENGLISH: "We are open", SPANISH: "Abrimos", FRENCH: "Nous sommes ouverts" }[language];
  const closing = { ENGLISH: "We are closed", SPANISH: "Cerramos", FRENCH: "Nous sommes fermés" }[language];
  const sentences = [
    ...(parts.length > 0 ? [`${opening} ${parts.join("; ")}.`] : []),
    ...(closed.length > 0 ? [`${closing} ${daysInWords(closed, language)}.`] : []),
  ];
  return sentences.join(" ");
}

/** Whether the practice is open now, until when, and when it opens next. Null if no hours are set. */
export function sayOpening(opening: Opening, language: Language): string | null {
  if (opening.state === "unknown") return null;
  if (opening.state === "closed_all_week")
    return {
      ENGLISH: "We are closed at the moment.",
      SPANISH: "En este momento estamos cerrados.",
      FRENCH: "Nous sommes fermés en ce moment.",
    }[language];
  if (opening.state === "open") {
    const until = upTo(opening.until, language);
    return {
      ENGLISH: `Yes, we are open now, until ${until}.`,
      SPANISH: `Sí, ahora estamos abiertos, hasta ${until}.`,
      FRENCH: `Oui, nous sommes ouverts en ce moment, jusqu’à ${until}.`,
    }[language];
  }
  const when = whenInWords({ dayOfWeek: opening.opensOn, inDays: opening.inDays }, language);
  const at = timeInWords(opening.opensAt, language);
  return {
    ENGLISH: `We are closed now. We open ${when} at ${at}.`,
    SPANISH: `Ahora estamos cerrados. Abrimos ${when} ${toTime(at)}.`,
    FRENCH: `Nous sommes fermés en ce moment. Nous ouvrons ${when} à ${at}.`,
  }[language];
}

/** Spans of a day: "from eight AM to noon and from one PM to five PM". */
export function spansInWords(spans: DayHours["spans"], language: Language): string {
  const parts = spans.map(({ open, close }) => {
    const from = timeInWords(open, language);
    const to = timeInWords(close, language);
    return {
      ENGLISH: `from ${from} to ${to}`,
      SPANISH: `${fromTime(from)} ${toTime(to)}`,
      FRENCH: `de ${from} à ${to}`,
    }[language];
  });
  return listInWords(parts, language);
}

function upTo(time: string, language: Language): string {
  return timeInWords(time, language);
}

/** "a el mediodía" is "al mediodía". */
function toTime(time: string): string {
  return `a ${time}`.replace(/^a el /, "al ");
}

function fromTime(time: string): string {
  return `de ${time}`.replace(/^de el /, "del ");
}

function whenInWords({ dayOfWeek, inDays }: AskedDay, language: Language): string {
  if (inDays === 0) return { ENGLISH: "today", SPANISH: "hoy", FRENCH: "aujourd’hui" }[language];
  if (inDays === 1) return { ENGLISH: "tomorrow", SPANISH: "mañana", FRENCH: "demain" }[language];
  const name = WEEKDAY_NAMES[language][dayOfWeek];
  return { ENGLISH: `on ${name}`, SPANISH: `el ${name}`, FRENCH: `le ${name}` }[language];
}

/** Three days or more in a row become "Monday to Friday". */
function daysInWords(days: DayOfWeek[], language: Language): string {
  const names = days.map((day) => WEEKDAY_NAMES[language][day]);
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const inRow =
    days.length > 2 &&
    DAYS_OF_WEEK.indexOf(days.at(-1) ?? "MONDAY") - DAYS_OF_WEEK.indexOf(days[0] ?? "MONDAY") ===
      days.length - 1;
  if (language === "ENGLISH") return inRow ? `${first} to ${last}` : `on ${listInWords(names, language)}`;
  if (language === "SPANISH") {
    const plural = names.map((name) => `los ${name.endsWith("s") ? name : `${name}s`}`);
    return inRow ? `de ${first} a ${last}` : listInWords(plural, language);
  }
  return inRow
    ? `du ${first} au ${last}`
    : listInWords(
        names.map((name) => `le ${name}`),
        language,
      );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
