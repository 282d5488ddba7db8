import type { Language } from "@/lib/constants/languages";
import { LEXICONS, TOPIC_IDS } from "../lexicon/lexicon";
import type { TopicId } from "../lexicon/topics";
import { hasSequence, readSentence, type Sentence } from "./features";
import { stemOf, wordsOf } from "./words";

export interface TopicScore {
  topic: TopicId;
  /** How sure it is that a sentence is about the topic: 0 to 1. */
  score: number;
}

/** A cue: all of its parts have to be there. A part is a group of synonyms or a sequence of stems. */
type Cue = (string | string[])[];

interface Phrasing {
  topic: TopicId;
  /** The length of the vector of its weights. */
  length: number;
}

/** What the lexicon of one language says about words. */
interface Reader {
  cues: Map<TopicId, Cue[]>;
  phrasings: Phrasing[];
  /** The indexes of the phrasings that have a feature. */
  withFeature: Map<string, number[]>;
  /** How much a feature tells: little if many topics have it. */
  weight: Map<string, number>;
  /** All stems of the topics of practices, without those of groups that no cue uses. */
  known: Set<string>;
  /** The share of each topic in a feature. */
  share: Map<string, Map<TopicId, number>>;
}

/** How much of the certainty comes from cues, from the closest phrasing, and from single words. */
const FROM = { cue: 0.5, phrasing: 0.35, words: 0.35 };
/** How much an unknown word counts against all topics. */
const UNKNOWN = 0.45;
/** How much less a word of any conversation tells. */
const OF_COMMON = 0.4;
/** What a word that only one phrasing has is short of telling a topic for sure. */
const RARE = 0.05;

/** The share of a feature that makes a topic its main one. */
const MAIN = 0.6;

/** The group of words that show other businesses. */
export const ELSEWHERE = "#elsewhere";

const READERS = new Map<Language, Reader>();

/** The topics that a sentence may be about, the likeliest first. */
export function topicsOf(sentence: Sentence, language: Language): TopicScore[] {
  const reader = readerOf(language);
  const known = weightsOf(sentence, reader);
  const unknown = [...sentence.content.keys()].filter((stem) => !reader.weight.has(stem)).length;
  const most = Math.log(TOPIC_IDS.length + 1) * UNKNOWN;
  const total = [...known.values()].reduce((sum, weight) => sum + weight, 0) + unknown * most;
  const closest = closestPhrasings(known, unknown * most ** 2, reader);
  const words = wordsOfTopics(known, reader);
  return TOPIC_IDS.map((topic) => {
    const score =
      FROM.cue * cueOf(sentence, reader.cues.get(topic) ?? []) +
      FROM.phrasing * (closest.get(topic) ?? 0) +
      FROM.words * ((words.get(topic) ?? 0) / (total + 1));
    return { topic, score: Math.min(1, score) };
  }).sort((a, b) => b.score - a.score);
}

/** How much a feature tells about topics. One that the lexicon does not have tells the most. */
export function weightOf(feature: string, language: Language): number {
  return readerOf(language).weight.get(feature) ?? Math.log(2 * (TOPIC_IDS.length + 1));
}

/**
 * The telling words of a sentence that no topic knows. Those that the lexicon knows from other businesses, or from matters
 * without a topic, are there twice.
 */
export function foreignWords({ content, everyday }: Sentence, language: Language): string[] {
  const { known } = readerOf(language);
  return [...content].flatMap(([stem, groups]) => {
    if (groups.has(ELSEWHERE)) return [stem, stem];
    if (known.has(stem)) return [];
    if (groups.size > 0) return [stem, stem];
    return everyday.has(stem) ? [] : [stem];
  });
}

/** The topic that most sentences with a feature are about. @returns null if there is no such topic */
export function mainTopicOf(feature: string, language: Language): TopicId | null {
  const shares = [...(readerOf(language).share.get(feature) ?? [])];
  return shares.find(([, share]) => share >= MAIN)?.[0] ?? null;
}

function weightsOf({ features }: Sentence, { weight }: Reader): Map<string, number> {
  return new Map(
    [...features].flatMap((feature) => {
      const known = weight.get(feature);
      return known === undefined ? [] : [[feature, known] as const];
    }),
  );
}

/** A cue of many parts tells more than one of a single word. */
function cueOf(sentence: Sentence, cues: Cue[]): number {
  let best = 0;
  for (const cue of cues) {
    const holds = cue.every((part) =>
      typeof part === "string" ? sentence.features.has(part) : hasSequence(sentence.stems, part),
    );
    if (holds) best = Math.max(best, Math.min(1, 0.65 + 0.25 * (cue.length - 1)));
  }
  return best;
}

/** For each topic, how close its closest phrasing is: the cosine of the two. */
function closestPhrasings(known: Map<string, number>, unknown: number, reader: Reader): Map<TopicId, number> {
  const dots = new Float64Array(reader.phrasings.length);
  let length = unknown;
  for (const [feature, weight] of known) {
    length += weight ** 2;
    for (const index of reader.withFeature.get(feature) ?? []) dots[index] = (dots[index] ?? 0) + weight ** 2;
  }
  const closest = new Map<TopicId, number>();
  reader.phrasings.forEach(({ topic, length: own }, index) => {
    const cosine = (dots[index] ?? 0) / (Math.sqrt(length) * own || 1);
    if (cosine > (closest.get(topic) ?? 0)) closest.set(topic, cosine);
  });
  return closest;
}

/** For each topic, how much of the weight of what was said is its own. */
function wordsOfTopics(known: Map<string, number>, { share }: Reader): Map<TopicId, number> {
  const own = new Map<TopicId, number>();
  for (const [feature, weight] of known)
    for (const [topic, part] of share.get(feature) ?? [])
      own.set(topic, (own.get(topic) ?? 0) + weight * part);
  return own;
}

function readerOf(language: Language): Reader {
  const known = READERS.get(language);
  if (known) return known;
  const reader = makeReader(language);
  READERS.set(language, reader);
  return reader;
}

function makeReader(language: Language): Reader {
  const { wordings } = LEXICONS[language];
  const rates = new Map<string, Map<TopicId, number>>();
  const common = new Set<string>();
  const count = (feature: string, topic: TopicId, by: number) => {
    const rate = rates.get(feature) ?? new Map<TopicId, number>();
    rate.set(topic, (rate.get(topic) ?? 0) + by);
    rates.set(feature, rate);
  };
  const read = TOPIC_IDS.flatMap((topic) => {
    const { phrasings } = wordings[topic];
    return phrasings.map((text) => {
      const { features, stems, content } = readSentence(text, language);
      for (const stem of stems) if (!content.has(stem)) common.add(stem);
      for (const feature of features) count(feature, topic, 1 / phrasings.length);
      return { topic, features };
    });
  });
  const cues = new Map(
    TOPIC_IDS.map((topic) => [topic, wordings[topic].cues.map((cue) => parseCue(cue, language))]),
  );
  for (const [topic, all] of cues)
    for (const part of all.flat(3)) count(part, topic, 1 / wordings[topic].phrasings.length);
  const weight = new Map<string, number>();
  const share = new Map<string, Map<TopicId, number>>();
  for (const [feature, rate] of rates) {
    const telling = Math.log((TOPIC_IDS.length + 1) / (rate.size + 0.5));
    weight.set(feature, common.has(feature) ? telling * OF_COMMON : telling);
    const sum = [...rate.values()].reduce((total, each) => total + each, RARE);
    share.set(feature, new Map([...rate].map(([topic, each]) => [topic, each / sum])));
  }
  const phrasings = read.map(({ topic, features }) => ({
    topic,
    length: Math.sqrt([...features].reduce((sum, feature) => sum + (weight.get(feature) ?? 0) ** 2, 0)),
  }));
  const withFeature = new Map<string, number[]>([...weight.keys()].map((feature) => [feature, []]));
  read.forEach(({ features }, index) => {
    for (const feature of features) withFeature.get(feature)?.push(index);
  });
  const parts = new Set(
    [...cues]
      .flatMap(([topic, all]) => (topic === "other_business" ? [] : all.flat(1)))
      .map((part) => (typeof part === "string" ? part : part.join(" "))),
  );
  const inCues = [...parts].flatMap((part) =>
    part.startsWith("#") ? stemsOfGroup(part.slice(1), language) : part.split(" "),
  );
  const ofPractices = read.filter(({ topic }) => topic !== "other_business");
  const known = new Set([...ofPractices.flatMap(({ features }) => [...features]), ...inCues]);
  return { cues, phrasings, withFeature, weight, share, known };
}

function stemsOfGroup(name: string, language: Language): string[] {
  const phrases = LEXICONS[language].synonyms[name] ?? [];
  return phrases.flatMap((phrase) => readSentence(phrase, language).stems);
}

function parseCue(cue: string, language: Language): Cue {
  return cue
    .split(" + ")
    .map((part) =>
      part.startsWith("#") ? part : wordsOf(part, language).map((word) => stemOf(word, language)),
    );
}
