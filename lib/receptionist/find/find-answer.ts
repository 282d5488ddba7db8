import type { Language } from "@/lib/constants/languages";
import { type Fact, type TopicId, topicOf } from "../lexicon/topics";
import { readSentence, type Sentence } from "./features";
import { ELSEWHERE, foreignWords, mainTopicOf, type TopicScore, topicsOf } from "./topics";
import { type Entry, type Indexed, type Training, termsOf } from "./training";

/** Something that may answer a caller: a question of the training, or a fact of the practice. */
export type Candidate =
  | { kind: "faq"; entry: Entry; score: number }
  | { kind: "fact"; fact: Fact; score: number };

/** What answers a caller. */
export type Found =
  | Candidate
  /** Two are close: ask which one is meant. */
  | { kind: "between"; candidates: [Candidate, Candidate] }
  /** The caller says something else than a question for the practice: an appointment, symptoms, a person, the weather. */
  | { kind: "elsewhere"; topic: TopicId; score: number }
  | { kind: "unknown" };

/** The certainty that an answer needs, and how much surer it must be than the next one. */
const ENOUGH = 0.52;
const MARGIN = 0.08;
/** The certainty that an answer needs by the words of its question alone. */
const ENOUGH_BY_WORDS = 0.5;
/** The same for a question that is about another topic than the caller. */
const ENOUGH_IF_OTHER = 0.75;
/** A topic counts only if it is nearly as likely as the likeliest one; more so if nothing is known about that one. */
const NEARLY = 0.7;
const ALMOST = 0.9;
/** How much shared words add to a shared topic. */
const BONUS = 0.35;
/** How much words count against an answer that neither the lexicon nor the question has. */
const FOREIGN = 0.9;
/** What it costs a question not to mention the thing that the caller speaks of. */
const OTHER_THING = 0.4;
/** The certainty that a caller wants something else, and how much surer an answer must be. */
const LIKELY = 0.3;
const SURER = 0.3;

/**
 * Finds what answers a caller: the fact or the question that is about the topic they speak of, else the question whose
 * words they use.
 * @param facts the facts that the practice has
 */
export function findAnswer(training: Training, said: string, facts: readonly Fact[]): Found {
  const { language } = training;
  const sentence = readSentence(said, language);
  const topics = topicsOf(sentence, language);
  const foreign = foreignWords(sentence, language);
  const likely = likelyTopics(training, topics, facts);
  // The fax number is not the phone number.
  const isOfOther = thingsOf(sentence, language).length > 0 || topics.some(isOnline);
  const candidates = [
    ...facts.map((fact) =>
      factCandidate(fact, likely, damp(sentence, foreign.length) - (isOfOther ? OTHER_THING : 0)),
    ),
    ...faqCandidates(training, sentence, likely, foreign),
  ].sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  const surest = best?.score ?? 0;
  const elsewhere = topics.find(isElsewhere);
  if (elsewhere && elsewhere.score >= Math.max(surest - SURER, LIKELY))
    return { kind: "elsewhere", ...elsewhere };
  if (!best || surest < ENOUGH) return { kind: "unknown" };
  if (second && second.score >= ENOUGH && surest - second.score < MARGIN)
    return { kind: "between", candidates: [best, second] };
  return best;
}

/** What is left of a certainty if so many of a sentence's telling words are foreign to the answer. */
function damp({ content }: Sentence, foreign: number): number {
  return Math.max(0, 1 - FOREIGN * (foreign / Math.max(2, content.size)));
}

function isOnline({ topic, score }: TopicScore): boolean {
  return topic === "online" && score >= ENOUGH;
}

/** Whether a caller may want something that no fact or question is for. Other businesses have to be the likeliest. */
function isElsewhere({ topic }: TopicScore, rank: number): boolean {
  return topicOf(topic).answer === "elsewhere" && (topic !== "other_business" || rank === 0);
}

function factCandidate(fact: Fact, likely: Map<TopicId, number>, damped: number): Candidate {
  const [, score = 0] = [...likely].find(([topic]) => topicOf(topic).answer === fact) ?? [];
  return { kind: "fact", fact, score: score * damped };
}

function faqCandidates(
  training: Training,
  sentence: Sentence,
  likely: Map<TopicId, number>,
  foreign: string[],
): Candidate[] {
  const byWords = sharedWords(training, sentence);
  const things = thingsOf(sentence, training.language);
  return training.entries.map((indexed) => {
    const words = byWords.get(indexed) ?? 0;
    const topic = topicScore(indexed, likely, words);
    const missing = things.some(
      (thing) => !indexed.topics.has(thing.topic) && !mentions(indexed, thing.stem, sentence),
    );
    const strange = foreign.filter((stem) => !mentions(indexed, stem, sentence)).length;
    const byTopic = topic && topic + BONUS * words;
    const isOther = indexed.topics.size > 0 && byTopic === 0;
    const score = Math.max(byTopic, words >= (isOther ? ENOUGH_IF_OTHER : ENOUGH_BY_WORDS) ? words : 0);
    const damped = score * damp(sentence, strange) - (missing ? OTHER_THING : 0);
    return { kind: "faq", entry: indexed.entry, score: damped };
  });
}

/** Whether a question or its answer has a word of what was said, or one that means the same. */
function mentions({ question, answer }: Indexed, stem: string, said: Sentence): boolean {
  return has(question, stem, said) || has(answer, stem, said);
}

function has({ features }: Sentence, stem: string, { content }: Sentence): boolean {
  const groups = [...(content.get(stem) ?? [])];
  return features.has(stem) || groups.some((group) => group !== ELSEWHERE && features.has(group));
}

/**
 * The topics that a caller may speak of. Where the training has nothing about one, the wider topic counts as well, and
 * others only if they are as likely.
 */
function likelyTopics(
  { entries }: Training,
  topics: TopicScore[],
  facts: readonly Fact[],
): Map<TopicId, number> {
  const isKnown = (topic: TopicId) =>
    facts.some((fact) => topicOf(topic).answer === fact) || entries.some((entry) => entry.topics.has(topic));
  const [first] = topics;
  const least = first ? first.score * (isKnown(first.topic) ? NEARLY : ALMOST) : 0;
  const likely = new Map<TopicId, number>();
  for (const { topic, score } of topics.filter((each) => each.score >= least)) {
    likely.set(topic, Math.max(score, likely.get(topic) ?? 0));
    const { within } = topicOf(topic);
    if (within && !isKnown(topic)) likely.set(within, Math.max(score, likely.get(within) ?? 0));
  }
  return likely;
}

function topicScore({ topics }: Indexed, likely: Map<TopicId, number>, words: number): number {
  let best = 0;
  for (const [topic, sure] of topics) {
    if (topicOf(topic).isBroad && words === 0) continue;
    best = Math.max(best, (likely.get(topic) ?? 0) * Math.min(1, 0.4 + 0.8 * sure));
  }
  return best;
}

/** For each question, how much of what was said it shares, and of it what was said: the geometric mean of the two. */
function sharedWords({ entries, search, weightOf }: Training, said: Sentence): Map<Indexed, number> {
  const sum = (stems: Iterable<string>) => [...stems].reduce((total, stem) => total + weightOf(stem), 0);
  const stems = [...said.content.keys()];
  const all = sum(stems);
  const shared = new Map<Indexed, number>();
  if (all === 0) return shared;
  for (const { id } of search.search(termsOf(said))) {
    const indexed = entries[Number(id)];
    if (!indexed) continue;
    const { question, answer } = indexed;
    const inQuestion = stems.filter((stem) => has(question, stem, said));
    const inAnswer = stems.filter((stem) => !has(question, stem, said) && has(answer, stem, said));
    const recall = (sum(inQuestion) + sum(inAnswer) / 2) / all;
    const asked = [...question.content.keys()];
    const coverage = sum(asked.filter((stem) => has(said, stem, question))) / (sum(asked) || 1);
    shared.set(indexed, Math.sqrt(recall * coverage));
  }
  return shared;
}

/** The things that a caller speaks of, such as whitening or Medicaid. */
function thingsOf({ content }: Sentence, language: Language): { stem: string; topic: TopicId }[] {
  return [...content].flatMap(([stem, groups]) =>
    [stem, ...groups].flatMap((feature) => {
      const topic = mainTopicOf(feature, language);
      return topic && topicOf(topic).isThing ? [{ stem, topic }] : [];
    }),
  );
}
