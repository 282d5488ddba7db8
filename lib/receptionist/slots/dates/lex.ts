import type { Language } from "@/lib/constants/languages";
import { foldWords } from "../fold-words";
import { numberAt } from "../numbers/read-number";
import { HOLIDAYS, OTHER_HOLIDAYS } from "./holidays";
import { DATE_VOCABULARY } from "./vocabulary";

/** How each language writes ranks in digits: "3rd", "1er". */
const RANKS: Record<Language, string> = {
  ENGLISH: "(?:st|nd|rd|th)",
  SPANISH: "(?:er|ro|do|to|o|º|ª|°)",
  FRENCH: "(?:ere|er|ieme|eme|e)",
};

/** Timezones in which no practice is. A time with one of them is asked again. */
const OTHER_ZONES = ["gmt", "utc", "cet", "cest", "bst", "greenwich"];

/** Later words are not read. Nobody names a day after so many. */
const MOST_WORDS = 250;

const LONGEST_PHRASE = 7;

/** Short weekdays that are also other words: "the sun will set". They are none after some words. */
const OTHER_WORDS: Partial<Record<Language, RegExp>> = { ENGLISH: /^(sun|sat)$/ };

interface Lexicon {
  literal: RegExp;
  phrases: Map<string, string[]>;
}

const lexicons = new Map<Language, Lexicon>();

/**
 * What was said as tokens of meaning (`vocabulary.ts`), so that one grammar serves all languages. Besides the vocabulary's:
 * `15` a number, `15.` a rank, `05` minutes, `C15:30` a clock, `S3/14/84` a day in digits, `Y2027-03-18`, `am`, `pm`,
 * `Lchristmas` a holiday, `_` other words, `ZONE`.
 */
export function lexDates(said: string, language: Language): string[] {
  const { literal, phrases } = lexiconOf(language);
  const words = [...foldWords(said).matchAll(literal)]
    .slice(0, MOST_WORDS)
    .flatMap((match) => literalOf(match, language));
  const tokens: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    if (word.startsWith("#")) {
      tokens.push(word.slice(1));
      at += 1;
      continue;
    }
    const phrase = phraseAt(words, at, phrases);
    const number = numberAt(words, at, language);
    if (number && number.length >= (phrase?.length ?? 0)) {
      tokens.push(number.isOrdinal ? `${number.value}.` : String(number.value));
      at += number.length;
    } else if (phrase) {
      const isDay =
        !OTHER_WORDS[language]?.test(word) ||
        !/^(the|a|in|i|he|she|we|they|you|and|have|has|had|was)$/.test(words[at - 1] ?? "");
      tokens.push(...(isDay ? phrase.tokens : ["_"]));
      at += phrase.length;
    } else {
      tokens.push("_");
      at += 1;
    }
  }
  return tidy(tokens, language);
}

function phraseAt(words: readonly string[], at: number, phrases: Map<string, string[]>) {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const tokens = phrases.get(words.slice(at, at + length).join(" "));
    if (tokens) return { tokens, length };
  }
  return null;
}

function lexiconOf(language: Language): Lexicon {
  const known = lexicons.get(language);
  if (known) return known;
  const phrases = new Map<string, string[]>();
  for (const [meaning, list] of Object.entries(DATE_VOCABULARY[language]))
    for (const phrase of list.split("|")) phrases.set(phrase, meaning.split(" ").filter(Boolean));
  for (const [name, { names }] of Object.entries(HOLIDAYS))
    for (const phrase of names.split("|")) phrases.set(phrase, [`L${name}`]);
  for (const phrase of OTHER_HOLIDAYS.split("|")) phrases.set(phrase, ["_"]);
  for (const zone of OTHER_ZONES) phrases.set(zone, ["ZONE"]);
  const literal = new RegExp(
    [
      /(?<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))/,
      /(?<day3>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d\d)(?!\d))/,
      /(?<clock>\d{1,2}\s?[:h]\s?[0-5]\d(?!\d))/,
      language === "ENGLISH" ? null : /(?<dotted>\d{1,2}\.[0-5]\d(?!\d))/,
      /(?<day2>\d{1,2}\s?[/-]\s?\d{1,2}(?!\d|\s?[ap]\b|\s?[ap]\.?\s?m|\s?[h:]))/,
      new RegExp(`(?<rank>\\d{1,2}\\s?${RANKS[language]}(?![a-z]))`),
      /(?<half>\b[ap]\s?\.?\s?m\b\.?|(?<=\d)[ap]m?\b)/,
      /(?<decimal>\d+[.,]5(?=\s?(?:hours?|horas?|heures?)\b)\s?[a-z]+)/,
      /(?<number>\d+)/,
      /(?<range>(?<=\d|\d[hap]|[ap]m|st|nd|rd|th)\s?[-–]\s?(?=\d))/,
      /(?<at>@)/,
      /(?<word>[a-z]+)/,
    ]
      .flatMap((part) => (part ? [part.source] : []))
      .join("|"),
    "g",
  );
  const lexicon = { literal, phrases };
  lexicons.set(language, lexicon);
  return lexicon;
}

/** Tokens in digits begin with "#"; words are looked up later. */
function literalOf({ groups = {} }: RegExpMatchArray, language: Language): string[] {
  const { iso, day3, day2, clock, dotted, rank, half, decimal, number, range, at, word } = groups;
  if (iso) return [`#Y${iso}`];
  if (day3) return [`#S${day3.replace(/\s/g, "").replace(/[.-]/g, "/")}`];
  if (day2) return daysIn(day2);
  const time = clock ?? dotted;
  if (time) return [`#C${time.replace(/\s/g, "").replace(/[h.]/, ":")}`];
  if (rank) return [`#${Number.parseInt(rank, 10)}.`];
  if (half) return [half.startsWith("a") ? "#am" : "#pm"];
  if (decimal) return [`#${Number.parseInt(decimal, 10) * 60 + 30}`, "#Umin"];
  if (number) return [number.length === 2 && number.startsWith("0") ? `#${number}` : `#${Number(number)}`];
  if (range) return ["#TO"];
  if (at) return ["#AT"];
  return word === undefined || (word === "o" && language === "FRENCH") ? [] : [word];
}

/** "3/14" is a day; "13-15" can only be a range. */
function daysIn(text: string): string[] {
  const [first = 0, second = 0] = text.split(/[/-]/).map(Number);
  if (first > 12 && second > 12) return [`#${first}`, "#TO", `#${second}`];
  return [`#S${first}/${second}${text.includes("-") ? "-" : ""}`];
}

const NUMERIC = /^(\d+\.?|C\d.*)$/;
const AFTER_AT = /^(\d+|C\d.*|NOON|MIDNIGHT|HALF|QUARTER|AT)$/;

/** Drops what carries no meaning where it stands, and joins "oh five" to minutes. */
function tidy(tokens: string[], language: Language): string[] {
  const kept: string[] = [];
  tokens.forEach((token, at) => {
    const next = tokens[at + 1] ?? "";
    const last = kept.at(-1) ?? "";
    if (token === "AT" && (!AFTER_AT.test(next) || next === "AT")) return;
    if (
      token === "TO" &&
      language === "SPANISH" &&
      /^(NOON|MIDNIGHT)$/.test(next) &&
      !tokens.includes("FROM")
    )
      return;
    if (token === "THE" && !/^\d+\.?$/.test(next)) return;
    if (token === "DEL") {
      if (tokens.indexOf("TO", at) > at && /^(THE|\d+\.?|W\d|D\d|AT)$/.test(next)) kept.push("FROM");
      else if (/^([1-9]|[12]\d|3[01])\.?$/.test(next)) kept.push("THE");
      return;
    }
    if (token === "M5" && language === "ENGLISH" && !isMonth(tokens, at)) return;
    if (/^[1-9]$/.test(token) && last === "0") kept[kept.length - 1] = `0${token}`;
    else kept.push(token);
  });
  return kept;
}

/** "May" is a month beside a number or a word of the calendar, or alone: not in "may I". */
function isMonth(tokens: string[], at: number): boolean {
  const [before = "", after = "", second = ""] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  return (
    tokens.length === 1 ||
    NUMERIC.test(before) ||
    NUMERIC.test(after) ||
    (after === "THE" && NUMERIC.test(second)) ||
    /^(NEXT|THIS|START|MID|END|ANY|W\d|NO|OR|TO|IN|FROM|BEFORE|Uday|LAST|WEEKEND)$/.test(before)
  );
}
