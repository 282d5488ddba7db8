import type { Language } from "@/lib/constants/languages";
import { JOINTS } from "./spoken";
import { type Word, wordsOf } from "./words-of";

/**
 * What stands before or after an "and" and has fewer words belongs to its neighbor: "where and when" is not split, "aceptan
 * Cigna y dónde están" is.
 */
const SHORTEST_BEFORE = 2;
const SHORTEST_AFTER = 3;

/**
 * Splits what was said where one thing clearly ends and the next begins: at the end of a sentence, and where a new question
 * follows an "and". "Where do you park and do you take Cigna" has two parts, "cleaning and whitening" one.
 * @returns the parts in the order they were said, as they were written; none for silence
 */
export function partsOf(sentence: string, language: Language): string[] {
  const words = wordsOf(sentence, language);
  if (words.length === 0) return [];
  const starts = [0];
  for (let at = 1; at < words.length; at++)
    if (words[at]?.border === 2 || isJoint(words, at, starts.at(-1) ?? 0, language)) starts.push(at);
  return starts
    .map((start, i) => sentence.slice(words[start]?.from, words[starts[i + 1] ?? words.length]?.from))
    .map((part) => part.replace(/[\s,;.:¿¡]+$/u, ""));
}

function isJoint(words: Word[], at: number, start: number, language: Language): boolean {
  const { joins, begins } = JOINTS[language];
  if (!joins.has(words[at]?.text ?? "") || !begins.has(words[at + 1]?.text ?? "")) return false;
  return at - start >= SHORTEST_BEFORE && words.length - at > SHORTEST_AFTER;
}
