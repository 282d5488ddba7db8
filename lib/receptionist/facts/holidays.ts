import type { Language } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";
import names from "../lexicon/holidays.json";
import { type DayHours, spansInWords } from "./hours";
import { dateInWords, listInWords } from "./times";

/** A date on which the office hours differ. */
export interface Holiday {
  /** "YYYY-MM-DD". */
  date: string;
  name: string;
  /** When the practice is open on that day; empty if it is closed. */
  spans: DayHours["spans"];
}

const NAMES: Record<string, Record<Language, string[]>> = names;
/** How many dates are read out to somebody who asks about holidays in general. */
const READ_OUT = 3;

/**
 * The hours on the holiday that a caller asks about, or the next dates on which the hours differ.
 * @param today "YYYY-MM-DD" where the practice is
 * @returns null if nothing is known of the holiday that was asked about
 */
export function sayHoliday(
  holidays: readonly Holiday[],
  said: string,
  today: string,
  language: Language,
): string | null {
  const coming = holidays.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  const asked = holidayIn(said, language);
  if (asked) {
    const holiday = coming.find(({ name }) => holidayIn(name, "ENGLISH", language) === asked);
    return holiday ? sayOne(holiday, language) : null;
  }
  if (coming.length === 0) return null;
  return coming
    .slice(0, READ_OUT)
    .map((holiday) => sayOne(holiday, language))
    .join(" ");
}

/** The holiday that a text names, in one of the languages. The longest name wins: Christmas Eve is not Christmas. */
export function holidayIn(text: string, ...languages: Language[]): string | null {
  const folded = ` ${foldText(text)} `;
  const found = Object.entries(NAMES).flatMap(([id, byLanguage]) =>
    languages
      .flatMap((language) => byLanguage[language])
      .map((name) => foldText(name))
      .filter(
        (name) =>
          folded.includes(` ${name} `) || folded.includes(` d${name} `) || folded.includes(` l${name} `),
      )
      .map((name) => ({ id, length: name.length })),
  );
  return found.sort((a, b) => b.length - a.length)[0]?.id ?? null;
}

function sayOne({ date, name, spans }: Holiday, language: Language): string {
  const id = holidayIn(name, "ENGLISH", language);
  const known = (id && NAMES[id]?.[language][0]) || name;
  const day = dateInWords(date, language);
  if (spans.length === 0)
    return {
      ENGLISH: `On ${known}, ${day}, we are closed.`,
      SPANISH: `En ${known}, el ${day}, estamos cerrados.`,
      FRENCH: `Pour ${known}, le ${day}, nous sommes fermés.`,
    }[language];
  const hours = listInWords([spansInWords(spans, language)], language);
  return {
    ENGLISH: `On ${known}, ${day}, we are open ${hours}.`,
    SPANISH: `En ${known}, el ${day}, abrimos ${hours}.`,
    FRENCH: `Pour ${known}, le ${day}, nous sommes ouverts ${hours}.`,
  }[language];
}
