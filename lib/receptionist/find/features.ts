import type { Language } from "@/lib/constants/languages";
import { LEXICONS } from "../lexicon/lexicon";
import { isCommon, isEveryday, stemOf, wordsOf } from "./words";

/** A sentence as the search sees it. */
export interface Sentence {
  /** The stems of its words, in order. */
  stems: string[];
  /** Its stems and, as "#name", its groups of synonyms. */
  features: Set<string>;
  /** Its stems of words that are not of any conversation, each with the groups that it is part of. */
  content: Map<string, Set<string>>;
  /** Those of them that are words of people's lives. */
  everyday: Set<string>;
}

/** The words and groups of words of one group of synonyms, by their first stem. */
type Synonyms = Map<string, { name: string; stems: string[] }[]>;

const SYNONYMS = new Map<Language, Synonyms>();

/** Reads a text: its stems and its groups of synonyms. */
export function readSentence(text: string, language: Language): Sentence {
  const words = wordsOf(text, language);
  const stems = words.map((word) => stemOf(word, language));
  const isTelling = (stem: string, index: number) =>
    stems[index] === stem && !isCommon(words[index] ?? "", language);
  const content = new Map(stems.filter(isTelling).map((stem) => [stem, new Set<string>()]));
  const everyday = new Set(stems.filter((_, index) => isEveryday(words[index] ?? "", language)));
  const features = new Set(stems);
  const synonyms = synonymsOf(language);
  stems.forEach((stem, index) => {
    for (const group of synonyms.get(stem) ?? []) {
      if (!startsAt(stems, group.stems, index)) continue;
      features.add(`#${group.name}`);
      for (const part of group.stems) content.get(part)?.add(`#${group.name}`);
    }
  });
  return { stems, features, content, everyday };
}

/** Whether `part` stands in `stems` at `index`. */
function startsAt(stems: string[], part: string[], index: number): boolean {
  return part.every((stem, offset) => stems[index + offset] === stem);
}

/** Whether `part` stands anywhere in `stems`. */
export function hasSequence(stems: string[], part: string[]): boolean {
  return stems.some((_, index) => startsAt(stems, part, index));
}

function synonymsOf(language: Language): Synonyms {
  const known = SYNONYMS.get(language);
  if (known) return known;
  const synonyms: Synonyms = new Map();
  for (const [name, phrases] of Object.entries(LEXICONS[language].synonyms))
    for (const phrase of phrases) {
      const stems = wordsOf(phrase, language).map((word) => stemOf(word, language));
      const [first = ""] = stems;
      const same = synonyms.get(first) ?? [];
      same.push({ name, stems });
      synonyms.set(first, same);
    }
  SYNONYMS.set(language, synonyms);
  return synonyms;
}
