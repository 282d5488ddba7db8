import type { Language } from "@/lib/constants/languages";
import { foldWords } from "../fold-words";
import type { Reading } from "../reading";
import { lexName, type NameToken } from "./lex-name";
import { PARTICLES } from "./name-words";

/** A person's name as it was said. Nothing is corrected or completed. */
export interface PersonName {
  first: string;
  last: string;
  /** Whether letters were spelled, so that the read-back spells them too. */
  isSpelled: boolean;
}

export interface NameContext {
  language: Language;
  /** The name that was read back, which the caller may be correcting. */
  current?: PersonName | null;
  /** A part that was heard before. */
  heard?: string | null;
}

/** Nobody says a longer name to a receptionist; a longer text is something else. */
const MOST_WORDS = 6;

/**
 * Reads a name: "It's under Odell Pemberton", "first name Ana, last name de la Cruz", "Weber, W E B E R", "D as in David".
 * The first word is the first name and all others are the last name, unless the caller says which is which.
 */
export function readName(said: string, context: NameContext): Reading<PersonName> {
  const tokens = lexName(said, context.language);
  const start = tokens.findLastIndex((token) => token.kind === "correction");
  const after = partsIn(tokens.slice(start + 1));
  const { words, first, last, isSpelled } =
    after.words.length + after.first.length + after.last.length > 0 ? after : partsIn(tokens);
  if (words.length + first.length + last.length > MOST_WORDS) return { kind: "unreadable" };
  const { current } = context;
  if (first.length > 0 || last.length > 0) {
    const firstName =
      first.length > 0 ? named(first) : words.length > 0 ? named(words) : (current?.first ?? "");
    const lastName =
      last.length > 0
        ? named(last)
        : words.length > 0 && first.length > 0
          ? named(words)
          : (current?.last ?? "");
    return complete(firstName, lastName, isSpelled, context);
  }
  if (words.length === 0) return { kind: "unreadable" };
  if (words.length === 1 && current) return replaced(named(words), current, isSpelled);
  return complete(named(words.slice(0, 1)), named(words.slice(1)), isSpelled, context);
}

interface Parts {
  words: string[];
  first: string[];
  last: string[];
  isSpelled: boolean;
}

function partsIn(tokens: NameToken[]): Parts {
  const parts: Parts = { words: [], first: [], last: [], isSpelled: false };
  let into = parts.words;
  let isOver = false;
  let isSure = false;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "first" || token.kind === "last") {
      into = parts[token.kind];
      into.length = 0;
      isOver = false;
    } else if (token.kind === "spelled") {
      parts.isSpelled = true;
      const last = into.length - 1;
      if (isSpellingOf(token.text, into[last])) into[last] = cased(into[last] ?? "", token.text);
      else into.push(token.text);
    } else if (token.kind === "word") {
      if (!isOver) into.push(token.text);
    } else if (token.kind === "surely" && !isSure && tokens[at + 1]?.kind === "word") {
      isSure = true;
      isOver = false;
      into.length = 0;
    } else if (token.kind === "lead" || token.kind === "surely") {
      if (into.length === 0) isOver = false;
      else isOver = true;
    } else if (token.kind !== "pause" || into.length > 1) isOver = into.length > 0;
  }
  parts.words = withoutRestart(parts.words);
  return parts;
}

/** "Jessica … Jessica Martinez" is one name, begun twice. */
function withoutRestart(words: string[]): string[] {
  const [first = "", second = ""] = words;
  return words.length > 2 && first.toLowerCase() === second.toLowerCase() ? words.slice(1) : words;
}

/** A spelling right after a word spells that word: they begin alike. */
function isSpellingOf(spelled: string, word: string | undefined): boolean {
  return word !== undefined && foldWords(word)[0] === foldWords(spelled)[0];
}

/** The spelled letters, with the capitals of the word if it has the same letters. */
function cased(word: string, spelled: string): string {
  return word.toLowerCase() === spelled.toLowerCase() ? word : spelled;
}

/** Joins words. Text without capitals gets them, except its particles. */
function named(words: string[]): string {
  if (words.some((word) => /\p{Lu}/u.test(word))) return words.join(" ");
  return words.map((word) => (PARTICLES.has(word) && words.length > 1 ? word : capitalized(word))).join(" ");
}

function capitalized(word: string): string {
  return word.replace(/(?<=^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

function complete(
  first: string,
  last: string,
  isSpelled: boolean,
  { heard, current }: NameContext,
): Reading<PersonName> {
  const spelled = isSpelled || (current?.isSpelled ?? false);
  if (first && last) return { kind: "value", value: { first, last, isSpelled: spelled } };
  const only = first || last;
  if (!only) return { kind: "unreadable" };
  if (heard) return { kind: "value", value: { first: heard, last: only, isSpelled: spelled } };
  return { kind: "partial", heard: only, missing: { what: last ? "first_name" : "last_name" } };
}

/** A single word corrects the part of the name that it resembles. */
function replaced(word: string, current: PersonName, isSpelled: boolean): Reading<PersonName> {
  const [first, last] = [distance(word, current.first), distance(word, current.last)];
  const nearest = Math.min(first, last);
  if (first === last || nearest > Math.max(2, word.length / 2)) return { kind: "unreadable" };
  const value = first < last ? { ...current, first: word } : { ...current, last: word };
  return { kind: "value", value: { ...value, isSpelled: isSpelled || current.isSpelled } };
}

/** Letters to change, add or drop. */
function distance(one: string, other: string): number {
  const [a, b] = [foldWords(one), foldWords(other)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
