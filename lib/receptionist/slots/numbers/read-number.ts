import type { Language } from "@/lib/constants/languages";
import type { NumberTable } from "./number-table";
import { NUMBER_WORDS } from "./number-words";

/** A number in words: its value, how many words it has, and whether it says a rank ("third"). */
export interface NumberSpan {
  value: number;
  length: number;
  isOrdinal: boolean;
}

/** How greedily words become one number. In a telephone number, "eight hundred five" is 800 and 5. */
export interface Grouping {
  /** Whether a hundred or thousand takes the words after it. */
  afterHundred: boolean;
  /** The words, by index, that do not take the unit after them: "four twenty, five fifty-five". */
  apart: ReadonlySet<number>;
}

const ALL: Grouping = { afterHundred: true, apart: new Set() };

/**
 * Reads the number that begins at a word.
 * @param words folded, without punctuation; hyphens separate words
 * @returns the longest number there, null if none begins there
 */
export function numberAt(
  words: readonly string[],
  at: number,
  language: Language,
  grouping: Grouping = ALL,
): NumberSpan | null {
  const table = NUMBER_WORDS[language];
  return thousandsAt(words, at, table, grouping);
}

function thousandsAt(words: readonly string[], at: number, table: NumberTable, grouping: Grouping) {
  const count = hundredsAt(words, at, table, grouping);
  const isBare = count === null && isOneOf(table.thousand, words[at]);
  if (!isBare && (count === null || count.isOrdinal || count.value === 0)) return count;
  const length = count?.length ?? 0;
  if (!isOneOf(table.thousand, words[at + length])) return count;
  const value = (count?.value ?? 1) * 1000;
  return withRest(words, at, { value, length: length + 1, isOrdinal: false }, table, grouping, (from) =>
    hundredsAt(words, from, table, grouping),
  );
}

function hundredsAt(words: readonly string[], at: number, table: NumberTable, grouping: Grouping) {
  const whole = valueIn(table.hundreds, words[at]);
  const rest = (from: number) => smallAt(words, from, table, grouping);
  if (whole !== null)
    return withRest(words, at, { value: whole, length: 1, isOrdinal: false }, table, grouping, rest);
  const count = smallAt(words, at, table, grouping);
  const isBare = count === null && isOneOf(table.hundred, words[at]);
  if (!isBare && (count === null || count.isOrdinal || count.value === 0)) return count;
  const length = count?.length ?? 0;
  if (!isOneOf(table.hundred, words[at + length])) return count;
  const value = (count?.value ?? 1) * 100;
  return withRest(words, at, { value, length: length + 1, isOrdinal: false }, table, grouping, rest);
}

function withRest(
  words: readonly string[],
  at: number,
  head: NumberSpan,
  table: NumberTable,
  grouping: Grouping,
  restAt: (from: number) => NumberSpan | null,
): NumberSpan {
  const next = at + head.length;
  const joined = !table.joinsTens && isOneOf(table.joiners, words[next]) ? 1 : 0;
  if (!grouping.afterHundred && joined === 0) return head;
  const rest = restAt(next + joined);
  if (!rest || rest.value === 0 || rest.value >= (head.value % 1000 === 0 ? 1000 : 100)) return head;
  return {
    value: head.value + rest.value,
    length: head.length + joined + rest.length,
    isOrdinal: rest.isOrdinal,
  };
}

/** A number below 100. */
function smallAt(
  words: readonly string[],
  at: number,
  table: NumberTable,
  grouping: Grouping,
): NumberSpan | null {
  const word = words[at];
  if (word === undefined) return null;
  const two = valueIn(table.scores, `${word} ${words[at + 1]}`);
  if (two !== null) return tensWith(words, at, two, 2, 19, table, grouping);
  const score = valueIn(table.scores, word);
  if (score !== null) return tensWith(words, at, score, 1, 19, table, grouping);
  const tens = valueIn(table.tens, word);
  if (tens !== null) return tensWith(words, at, tens, 1, 9, table, grouping);
  const rank = valueIn(table.ordinals, word);
  if (rank !== null) return { value: rank, length: 1, isOrdinal: true };
  return unitAt(words, at, table, grouping);
}

function tensWith(
  words: readonly string[],
  at: number,
  tens: number,
  length: number,
  most: number,
  table: NumberTable,
  grouping: Grouping,
): NumberSpan {
  if (grouping.apart.has(at)) return { value: tens, length, isOrdinal: false };
  const joined = table.joinsTens && isOneOf(table.joiners, words[at + length]) ? 1 : 0;
  const from = at + length + joined;
  const rank = valueIn(table.ordinals, words[from]);
  const unit =
    rank === null ? unitAt(words, from, table, grouping) : { value: rank, length: 1, isOrdinal: true };
  if (unit && unit.value >= 1 && unit.value <= most && (!unit.isOrdinal || unit.value <= 9))
    return { value: tens + unit.value, length: length + joined + unit.length, isOrdinal: unit.isOrdinal };
  return { value: tens, length, isOrdinal: false };
}

/** A number below 20, with French "dix sept". */
function unitAt(
  words: readonly string[],
  at: number,
  table: NumberTable,
  grouping: Grouping,
): NumberSpan | null {
  const value = valueIn(table.units, words[at]);
  if (value === null) return null;
  const next = valueIn(table.units, words[at + 1]);
  if (words[at] === "dix" && !grouping.apart.has(at) && next !== null && next >= 7 && next <= 9)
    return { value: 10 + next, length: 2, isOrdinal: false };
  return { value, length: 1, isOrdinal: false };
}

function valueIn(table: Readonly<Record<string, number>>, word: string | undefined): number | null {
  return word !== undefined && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}

function isOneOf(list: readonly string[], word: string | undefined): boolean {
  return word !== undefined && list.includes(word);
}
