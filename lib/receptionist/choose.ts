import type { Language } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";
import { readSentence } from "./find/features";
import { hearAnswer } from "./hear/hear-answer";

/** What a caller chose of two: one or both by their places, or neither. */
export type Choice = readonly (0 | 1)[];

/** How callers name one of two by its place, folded. */
const PLACES: Record<Language, { first: RegExp; second: RegExp; both: RegExp }> = {
  ENGLISH: {
    first: /\b(first|1st|former|(number|option) one)\b/,
    second: /\b(second|2nd|latter|last|(number|option) two)\b/,
    both: /\b(both|the two)\b/,
  },
  SPANISH: {
    first: /\b(primer[oa]?|(numero|opcion) un[oa]?|la una?)\b/,
    second: /\b(segund[oa]|ultim[oa]|(numero|opcion) dos|la dos)\b/,
    both: /\b(amb[oa]s|l[oa]s dos)\b/,
  },
  FRENCH: {
    first: /\b(premiere?|(numero|option) une?)\b/,
    second: /\b(deuxieme|seconde?|derniere?|(numero|option) deux)\b/,
    both: /\bles deux\b/,
  },
};
/** A longer sentence is about something: the first of its words that is a rank does not choose. */
const SHORT = 8;

/** Which of two a caller means by their places: "the second", "both". */
export function chosenByPlace(said: string, language: Language): Choice | null {
  const folded = foldText(said);
  if (folded.split(/\s+/).length > SHORT) return null;
  const { first, second, both } = PLACES[language];
  if (both.test(folded)) return [0, 1];
  const isFirst = first.test(folded);
  if (isFirst === second.test(folded)) return null;
  return isFirst ? [0] : [1];
}

/**
 * Which of two a caller means by the words of one of them: "the parking", "no, whitening".
 * @param names what the two were called
 * @returns none for "neither"; null if the caller says something else, or not which one ("yes")
 */
export function chosenByWords(
  said: string,
  names: readonly [string, string],
  language: Language,
): Choice | null {
  const answer = hearAnswer(said, language);
  const closer = closerOf(answer?.rest || said, names, language);
  if (closer !== null) return [closer];
  return answer?.answer === "no" && answer.rest === "" ? [] : null;
}

/** The one with more of the words that were said, of those that tell the two apart. */
function closerOf(said: string, names: readonly [string, string], language: Language): 0 | 1 | null {
  const { features, content } = readSentence(said, language);
  const [one, other] = names.map((name) => readSentence(name, language).features);
  if (!one || !other || content.size === 0) return null;
  const telling = [...content.keys(), ...[...features].filter((feature) => feature.startsWith("#"))];
  const ofOne = telling.filter((feature) => one.has(feature) && !other.has(feature)).length;
  const ofOther = telling.filter((feature) => other.has(feature) && !one.has(feature)).length;
  return ofOne === ofOther ? null : ofOne > ofOther ? 0 : 1;
}
