import { type Figure, type NotJudged, tally } from "./figure";
import type { Parts } from "./parts";
import { LANGUAGE_OF } from "./practice";

interface Phrase {
  language: string;
  say: string;
  reference: string;
  value: string;
}

const GATES = [
  { of: "right", atLeast: 0.75 },
  { of: "wrong", atMost: 0.08 },
] as const;
/** The reference of Duckling's rows, by the wall clock there. */
const DUCKLING_NOW = "2013-02-12T04:30";
/** `(2013, 2, 12, 5, 30, 0) Minute`; the grain says how much of it was said. */
const MOMENT = /^\((\d+), (\d+), (\d+), (\d+), (\d+), \d+\) (Day|Hour|Minute)$/;

/** Duckling's phrases that mean one day or minute from the reference to twelve months ahead. */
export function ducklingPhrases(
  rows: { lang: string; kind: string; expect: string; phrases: string[] }[],
): Phrase[] {
  return rows.flatMap(({ lang, kind, expect, phrases }) => {
    const value = kind === "datetime" ? momentOf(expect) : null;
    const isAhead = value && value >= DUCKLING_NOW.slice(0, value.length) && value <= "2014-02-12T04:30";
    if (!isAhead) return [];
    return phrases.map((say) => ({ language: lang, say, reference: DUCKLING_NOW, value }));
  });
}

/** The relative dates of the intake file. */
export function intakePhrases(
  rows: { kind: string; today?: string; say?: string; value: string }[],
): Phrase[] {
  return rows.flatMap(({ kind, today, say, value }) =>
    kind === "relative-date" && today && say
      ? [{ language: "en", say, reference: `${today}T09:00`, value }]
      : [],
  );
}

function momentOf(expect: string): string | null {
  const [, year = "", month = "", day = "", hour = "", minute = "", grain] = MOMENT.exec(expect) ?? [];
  if (!grain) return null;
  const two = (number: string) => number.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return grain === "Day" ? date : `${date}T${two(hour)}:${two(minute)}`;
}

/** How many phrases are read as the day or minute that they mean, in each language. */
export function judgeTimes(file: string, phrases: Phrase[], { readTime }: Parts): (Figure | NotJudged)[] {
  return Object.entries(LANGUAGE_OF).flatMap(([short, language]): (Figure | NotJudged)[] => {
    const cases = phrases.filter((phrase) => phrase.language === short);
    const name = `${short}: dates and times of ${file}`;
    if (cases.length === 0) return [];
    if (!readTime) return [{ name, cases: cases.length, needs: "dates and times" }];
    return [
      tally(name, cases, [...GATES], ({ say, reference, value }) => {
        const is = readTime(say, language, reference);
        if (is === value) return { is: "right" };
        return { is: is === null ? "neither" : "wrong", example: `"${say}" is ${value}, was ${is}` };
      }),
    ];
  });
}
