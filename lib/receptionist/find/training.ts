import { createHash } from "node:crypto";
import MiniSearch from "minisearch";
import type { Language } from "@/lib/constants/languages";
import type { TopicId } from "../lexicon/topics";
import { readSentence, type Sentence } from "./features";
import { topicsOf, weightOf } from "./topics";

/** A question of the training, with its answer. */
export interface Entry {
  id: string;
  question: string;
  answer: string;
}

/** A question as the search sees it. */
export interface Indexed {
  entry: Entry;
  /** The topics that it is about, with how sure that is. Most questions have one, some none. */
  topics: Map<TopicId, number>;
  question: Sentence;
  answer: Sentence;
}

/** The questions of a bot's training in one language, ready to be searched. */
export interface Training {
  language: Language;
  entries: Indexed[];
  search: MiniSearch;
  /** How much a word tells one question of this training from the others. */
  weightOf(stem: string): number;
}

/** A question is about a topic from this certainty on, if no other topic is much surer. */
const ABOUT = 0.42;
const NEARLY = 0.85;
/** How many indexes are cached. One is some hundred kilobytes. */
const CACHED = 100;

const cache = new Map<string, Training>();

/**
 * The index of a training. It is built once for the same questions in the same language, and cached. The first one of a
 * language also reads its lexicon, which takes some hundred milliseconds.
 */
export function trainingOf(entries: readonly Entry[], language: Language): Training {
  const key = createHash("sha256")
    .update(JSON.stringify([language, ...entries.map(({ id, question, answer }) => [id, question, answer])]))
    .digest("base64");
  const training = cache.get(key) ?? indexOf(entries, language);
  // The map is in the order of use, the oldest first.
  cache.delete(key);
  cache.set(key, training);
  for (const oldest of cache.keys()) {
    if (cache.size <= CACHED) break;
    cache.delete(oldest);
  }
  return training;
}

function indexOf(entries: readonly Entry[], language: Language): Training {
  const indexed = entries.map((entry) => {
    const question = readSentence(entry.question, language);
    const answer = readSentence(entry.answer, language);
    return { entry, topics: aboutOf(question, language), question, answer };
  });
  const search = new MiniSearch({
    fields: ["question", "answer"],
    extractField: (document, field) => document[field],
    tokenize: (terms) => terms.split(" "),
    processTerm: (term) => term,
    searchOptions: { boost: { question: 3 } },
  });
  search.addAll(
    indexed.map(({ question, answer }, id) => ({ id, question: termsOf(question), answer: termsOf(answer) })),
  );
  const withWord = new Map<string, number>();
  for (const { question } of indexed)
    for (const stem of question.content.keys()) withWord.set(stem, (withWord.get(stem) ?? 0) + 1);
  return {
    language,
    entries: indexed,
    search,
    weightOf: (stem) => weightOf(stem, language) / Math.sqrt(withWord.get(stem) ?? 1),
  };
}

function aboutOf(question: Sentence, language: Language): Map<TopicId, number> {
  const scores = topicsOf(question, language);
  const least = Math.max(ABOUT, (scores[0]?.score ?? 0) * NEARLY);
  return new Map(scores.filter(({ score }) => score >= least).map(({ topic, score }) => [topic, score]));
}

/** What is searched of a sentence: its telling words and its groups of synonyms. */
export function termsOf({ content, features }: Sentence): string {
  return [...content.keys(), ...[...features].filter((feature) => feature.startsWith("#"))].join(" ");
}
