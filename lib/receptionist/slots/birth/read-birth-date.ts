import type { Language } from "@/lib/constants/languages";
import { dayOf, partsOf } from "../calendar-day";
import { HOLIDAYS } from "../dates/holidays";
import { lexDates } from "../dates/lex";
import { localNow } from "../dates/local-now";
import type { Reading } from "../reading";

export interface BirthContext {
  now: Date;
  timeZone: string;
  language: Language;
  /** The date that was read back, "1984-03-14", which the caller may be correcting. */
  current?: string | null;
  /** Month and date that were heard without a year, "3/14". */
  heard?: string | null;
}

/** Nobody is older. */
const OLDEST_YEARS = 120;

interface Parts {
  month?: number;
  date?: number;
  year?: number;
  /** Numbers whose order is open: both could be the month. */
  pair?: [number, number];
}

/**
 * Reads a date of birth: "March third eighty-four", "3/14/1984", "zero three one four eighty four". It is a date of the
 * calendar and is never shifted. English names the month first; in Spanish and French, where both orders are heard in North
 * America, two numbers that could each be the month are a choice.
 * @returns the date as "1984-03-14"
 */
export function readBirthDate(said: string, context: BirthContext): Reading<string> {
  const { today } = localNow(context.now, context.timeZone);
  let found: Parts = {};
  for (const segment of segmentsOf(lexDates(said, context.language)))
    found = merged(found, partsIn(segment, context.language, today));
  const [month, date] = (context.heard ?? "").split("/").map(Number);
  if (month && date && found.month === undefined && found.pair === undefined) {
    const { year } = yearOf(
      lexDates(said, context.language)
        .filter((token) => /^\d+$/.test(token))
        .join(" "),
      today,
    );
    found = year === undefined ? found : { month, date, year };
  }
  const current = context.current ? partsOf(context.current) : null;
  if (current && !found.pair && Object.keys(found).length < 3 && Object.keys(found).length > 0)
    found = { ...current, ...found };
  return decide(found, today);
}

function segmentsOf(tokens: string[]): string[][] {
  const segments: string[][] = [[]];
  for (const token of tokens)
    if (token === "NO") segments.push([]);
    else segments.at(-1)?.push(token);
  return segments;
}

/** A later date replaces an earlier one; a later part replaces that part. */
function merged(before: Parts, after: Parts): Parts {
  if (Object.keys(after).length === 0) return before;
  if (after.pair || (after.month !== undefined && after.date !== undefined && after.year !== undefined))
    return after;
  const { pair, ...rest } = before;
  return { ...rest, ...(pair && after.month === undefined ? { pair } : {}), ...after };
}

/** "Cinco de mayo" is a date here, and no holiday. */
function withoutHoliday(token: string): string[] {
  const on = token.startsWith("L") ? HOLIDAYS[token.slice(1)]?.on : undefined;
  if (!on || !("day" in on)) return [token];
  const [month, date] = on.day.split("-").map(Number);
  return [String(date), `M${month}`];
}

const N = "(\\d{1,2})\\.?";
const YEAR = "((?: \\d+)*)(?= )";

function partsIn(tokens: string[], language: Language, today: string): Parts {
  const text = ` ${tokens
    .flatMap(withoutHoliday)
    .filter((token) => !/^(THE|AT|DEL|FROM|IN|Uday|Umonth|W\d)$/.test(token))
    .join(" ")} `;
  const iso = /Y(\d{4})-(\d+)-(\d+)/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) };
  const slashed = /S(\d+)\/(\d+)(?:\/(\d+))?-?((?: \d+)*)(?= )/.exec(text);
  if (slashed)
    return {
      ...ordered(Number(slashed[1]), Number(slashed[2]), language),
      ...yearOf(slashed[3] ?? slashed[4], today),
    };
  const monthFirst = new RegExp(` M(\\d+) ${N}${YEAR}`).exec(text);
  const dateFirst = new RegExp(` ${N} M(\\d+)${YEAR}`).exec(text);
  if (dateFirst && !/ M\d+ \d+\. /.test(text))
    return { date: Number(dateFirst[1]), month: Number(dateFirst[2]), ...yearOf(dateFirst[3], today) };
  if (monthFirst) {
    const [, month, date, year] = monthFirst;
    return { month: Number(month), date: Number(date), ...yearOf(year, today) };
  }
  const alone = / M(\d+) /.exec(text);
  if (alone) return { month: Number(alone[1]), ...yearOf(/ M\d+ (\d{4}) /.exec(text)?.[1], today) };
  return inNumbers(text, language, today);
}

/** Numbers without a month's name: "three fourteen eighty four", "0 3 1 4 1 9 8 4", "1984". */
function inNumbers(text: string, language: Language, today: string): Parts {
  const found = / ((?:\d+\.?)(?: \d+\.?)*) (?!.*\d)/.exec(text);
  if (!found?.[1]) return {};
  const numbers = found[1].split(" ");
  if (numbers.length === 1) {
    const [only = ""] = numbers;
    if (/^(\d{8}|\d{6})$/.test(only)) return inDigits(only, language, today);
    if (only.endsWith(".")) return { date: Number.parseInt(only, 10) };
    if (only.length === 4 || Number(only) > 31) return yearOf(only, today);
    return { date: Number(only) };
  }
  const joined = numbers.join("");
  if (numbers.every((each) => /^0?\d$/.test(each)) && (joined.length === 8 || joined.length === 6))
    return inDigits(joined, language, today);
  if (numbers.length === 2)
    return yearOf(found[1], today).year && numbers[0] && Number(numbers[0]) > 12
      ? yearOf(found[1], today)
      : {};
  const [first = "", second = "", ...rest] = numbers.map((each) => each.replace(".", ""));
  if (first.length === 4) return { year: Number(first), month: Number(second), date: Number(rest[0]) };
  // "Zero three" is one number for the lexer; "0" before a tens word stays alone.
  const values = first === "0" ? [second, ...rest] : [first, second, ...rest];
  const [a = "", b = "", ...years] = values;
  const isZero = b === "0";
  return {
    ...ordered(Number(a), Number(isZero ? years[0] : b), language),
    ...yearOf((isZero ? years.slice(1) : years).join(" "), today),
  };
}

function inDigits(digits: string, language: Language, today: string): Parts {
  if (digits.length === 8 && /^(19|20)/.test(digits) && Number(digits.slice(4, 6)) <= 12)
    return {
      year: Number(digits.slice(0, 4)),
      month: Number(digits.slice(4, 6)),
      date: Number(digits.slice(6)),
    };
  return {
    ...ordered(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), language),
    ...yearOf(digits.slice(4), today),
  };
}

function ordered(first: number, second: number, language: Language): Parts {
  if (first > 12 || (language !== "ENGLISH" && first === second)) return { date: first, month: second };
  if (second > 12 || language === "ENGLISH") return { month: first, date: second };
  return { pair: [first, second] };
}

/** A year in words and digits: "84", "1984", "19 84", "2005", "20 05", "1 9 8 4", "1900 84". */
function yearOf(text: string | undefined, today: string): { year?: number } {
  const numbers = (text ?? "").match(/\d+/g)?.map(String) ?? [];
  if (numbers.length === 0 || /[^\d. ]/.test(text ?? "")) return {};
  const [first = "", second = ""] = numbers;
  const digits =
    first.length === 4 && first.endsWith("00") && second
      ? String(Number(first) + Number(second))
      : numbers.join("");
  if (digits.length === 4) return { year: Number(digits) };
  if (digits.length > 2) return {};
  const century = Number(today.slice(0, 2)) * 100;
  const year = century + Number(digits);
  return { year: year > Number(today.slice(0, 4)) ? year - 100 : year };
}

function decide({ month, date, year, pair }: Parts, today: string): Reading<string> {
  if (pair && year !== undefined) {
    const options = [dated(year, pair[1], pair[0], today), dated(year, pair[0], pair[1], today)];
    const known = options.flatMap((each) => each ?? []);
    if (known.length === 2) return { kind: "choice", options: known };
    return known[0] ? { kind: "value", value: known[0] } : { kind: "unreadable" };
  }
  if (year === undefined) {
    if ((month !== undefined && date !== undefined) || pair)
      return {
        kind: "partial",
        heard: [month ?? pair?.[1], date ?? pair?.[0]].join("/"),
        missing: { what: "year" },
      };
    return { kind: "unreadable" };
  }
  if (month === undefined || date === undefined) return { kind: "unreadable" };
  const day = dated(year, month, date, today);
  if (day) return { kind: "value", value: day };
  return {
    kind: "unreadable",
    ...((dayOf(year, month, date) ?? "") > today ? { reason: "future" as const } : {}),
  };
}

/** The day, if somebody alive can have been born then. A day of this year's end was last century's. */
function dated(year: number, month: number, date: number, today: string): string | null {
  const day = dayOf(year, month, date);
  if (!day || day > today) return null;
  return Number(today.slice(0, 4)) - year > OLDEST_YEARS ? null : day;
}
