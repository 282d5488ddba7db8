import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import MiniSearch from "minisearch";
import type { Language } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";

/** A question of the training, with its answer. */
export interface Entry {
  id: string;
  question: string;
  answer: string;
}

const STEMMERS: Record<Language, (word: string) => string> = {
  ENGLISH: english,
  SPANISH: spanish,
  FRENCH: french,
};

/** Words that are in any question, folded. They do not tell one from another. */
const COMMON: Record<Language, ReadonlySet<string>> = {
  ENGLISH: words(
    "a an and are at be can could did do does for from had has have how i if in is it its me my of on or please so tell that the there they this to us was we what when where which who will with would you your",
  ),
  SPANISH: words(
    "a al como con cual cuando de del donde el ella en es esta hay la las lo los me mi no o para por puede puedo que se si son su sus tiene tienen un una usted ustedes y yo",
  ),
  FRENCH: words(
    "a au aux avec ce cet cette comment d dans de des du elle en est et il ils j je l la le les leur ma me mes mon ne nous on ou par pas peut peux pour qu quand que quel quelle qui s sa se ses si son sont sur un une vos votre vous y",
  ),
};

/** The share of what was asked that a question must have, and how much more than any other question it must have. */
const ENOUGH = 0.5;
const MARGIN = 0.15;

/**
 * Finds the one question that a caller means.
 * @returns null if none is close enough, or if two are equally close
 */
export function findAnswer(entries: Entry[], said: string, language: Language): Entry | null {
  const asked = new Set(termsOf(said, language));
  if (asked.size === 0) return null;
  const index = new MiniSearch<Entry>({
    fields: ["question", "answer"],
    tokenize: (text) => termsOf(text, language),
    processTerm: (term) => term,
    searchOptions: { boost: { question: 3 } },
  });
  index.addAll(entries);
  const found = index
    .search(said)
    .map(({ id, queryTerms, match }) => ({
      id: String(id),
      share: shareOf(queryTerms, match, asked.size),
    }))
    .sort((a, b) => b.share - a.share);
  const [best, second] = found;
  if (!best || best.share < ENOUGH || best.share - (second?.share ?? 0) < MARGIN) return null;
  return entries.find(({ id }) => id === best.id) ?? null;
}

/** A word that is only in the answer counts half. */
function shareOf(terms: string[], match: Record<string, string[]>, asked: number): number {
  const matched = [...new Set(terms)].map((term) => (match[term]?.includes("question") ? 1 : 0.5));
  return matched.reduce<number>((sum, weight) => sum + weight, 0) / asked;
}

function termsOf(text: string, language: Language): string[] {
  const stem = STEMMERS[language];
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !COMMON[language].has(word))
    .map((word) => stem(word));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
