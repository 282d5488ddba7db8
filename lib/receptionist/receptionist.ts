import type { Language } from "@/lib/constants/languages";
import { chosenByPlace, chosenByWords } from "./choose";
import { knownFacts } from "./facts/say-fact";
import { trainingOf } from "./find/training";
import { hear } from "./hear/hear";
import { hearAnswer } from "./hear/hear-answer";
import { partsOf } from "./hear/parts-of";
import { answerSubject, askWhich, type Known, namesOf, type Reply, replyTo } from "./reply";
import { type Asked, NEW_STATE, type State } from "./state";
import { type Setting, sentence, type Turn } from "./turn";
import { type Meaning, understand } from "./understand";
import { WORDS } from "./words";

export { outcomeOf, readState, type State } from "./state";
export type { Practice, Sentence, Setting, Turn } from "./turn";

/** The languages that this process has read the lexicon of. */
const PREPARED = new Set<Language>();

/** How many things of one sentence are answered. */
const MOST_PARTS = 3;
/** How many words may follow a "no" that is an answer: "no, nothing else". */
const FEW_WORDS = 3;

/**
 * The built-in receptionist: a function of what it knows, what it remembers and what it hears. The same call goes the same
 * way every time, so that it can be replayed.
 * @returns its first words: the greeting, and who is speaking
 */
export function greet({ language, greeting }: Setting): Turn {
  const said = [sentence(greeting, "greeting"), sentence(WORDS[language].disclosure, "disclosure")];
  return { said, state: { ...NEW_STATE, last: said.map(({ text }) => text) }, isOver: false };
}

/**
 * Answers what the caller said. It makes up nothing: it says the training's own words, facts of the practice, and sentences
 * that ship with it.
 */
export function answer(setting: Setting, state: State, said: string): Turn {
  const training = trainingOf(setting.entries, setting.language);
  const known: Known = { setting, training, state, said };
  const { said: sentences, memory, isOver = false } = replyOf(known);
  const last = sentences.map(({ text }) => text);
  return {
    said: sentences,
    state: { ...state, hasSpoken: true, asked: null, last, ...memory },
    isOver,
  };
}

/**
 * Prepares a process for the calls of a line: reads the phrases, the lexicon and the training, which takes some hundred
 * milliseconds the first time, so that the first caller does not wait for it.
 */
export function prepare({ entries, language }: Pick<Setting, "entries" | "language">): void {
  hear("", language);
  trainingOf(entries, language);
  PREPARED.add(language);
}

/** Whether this process has been prepared for calls in a language. */
export function isPrepared(language: Language): boolean {
  return PREPARED.has(language);
}

function replyOf(known: Known): Reply {
  const { setting, training, state, said } = known;
  const whole = understand(training, said, knownFacts(setting.practice));
  // Nothing comes before an emergency, whatever was asked.
  const replied = isEmergency(whole) || !state.asked ? null : replyToAsked(state.asked, whole, known);
  return replied ?? replyToAll(whole, known);
}

/** Replies to an answer to what the bot has asked; null if the caller says something else. */
function replyToAsked(asked: Asked, whole: Meaning, known: Known): Reply | null {
  return asked.kind === "between" ? replyToChoice(asked, whole, known) : replyToAnythingElse(whole, known);
}

function replyToAnythingElse(whole: Meaning, { setting, said }: Known): Reply | null {
  const words = WORDS[setting.language];
  const heard = hearAnswer(said, setting.language);
  if (!heard || (whole.kind !== "unknown" && whole.kind !== "courtesy")) return null;
  if (heard.answer === "yes") return heard.rest ? null : { said: [sentence(words.whatElse, "prompt")] };
  if (heard.rest.split(/\s+/).length > FEW_WORDS) return null;
  return { said: [sentence(words.goodbye, "goodbye")], isOver: true };
}

function replyToChoice(
  asked: Extract<Asked, { kind: "between" }>,
  whole: Meaning,
  known: Known,
): Reply | null {
  const { setting, said } = known;
  const { language } = setting;
  // Who asks something else now, in words of its own, does not choose.
  const isElse = whole.kind === "heard" || whole.kind === "answer";
  const byWords = isElse ? null : chosenByWords(said, namesOf(asked.subjects, known), language);
  const choice = chosenByPlace(said, language) ?? byWords;
  const before: Known = { ...known, said: asked.said };
  if (choice?.length === 0) return { said: [sentence(WORDS[language].neither, "clarification")] };
  const replies = (choice ?? []).map((at) => answerSubject(asked.subjects[at], before));
  const answered = replies.filter((reply) => reply !== null);
  if (answered.length > 0) return joined(answered);
  const heard = hearAnswer(said, language);
  const isYes = heard?.answer === "yes" && heard.rest === "";
  return isYes && !asked.isAgain ? askWhich(asked.subjects, before, true) : null;
}

/** Replies to each part of what was said that asks for something, or to the whole. */
function replyToAll(whole: Meaning, known: Known): Reply {
  const { setting, training, said } = known;
  const parts = isOneThing(whole) ? [] : partsOf(said, setting.language);
  if (parts.length < 2) return replyTo(whole, known);
  const facts = knownFacts(setting.practice);
  const replies: Reply[] = [];
  const seen = new Set<string>();
  for (const part of parts) {
    const meaning = understand(training, part, facts);
    if (isEmergency(meaning)) return replyTo(meaning, known);
    const key = keyOf(meaning);
    if (key === null || seen.has(key) || replies.length >= MOST_PARTS) continue;
    seen.add(key);
    replies.push(replyTo(meaning, { ...known, said: part }));
  }
  // What is asked back comes last: the caller answers it next.
  const asksBack = ({ memory }: Reply) => Number(Boolean(memory?.asked));
  if (replies.length > 0) return joined(replies.toSorted((one, other) => asksBack(one) - asksBack(other)));
  return replyTo(whole, known);
}

function isEmergency(meaning: Meaning): boolean {
  return meaning.kind === "heard" && meaning.heard.kind === "emergency";
}

/** What is not taken apart: who complains or describes symptoms tells a story, and each part of it has words of its own. */
function isOneThing(meaning: Meaning): boolean {
  if (meaning.kind === "answer") return meaning.urgent;
  return meaning.kind === "heard" && meaning.heard.kind !== "appointment" && meaning.heard.kind !== "goodbye";
}

/** What tells two meanings apart; null for one that asks for nothing by itself. */
function keyOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case "answer":
      return meaning.candidate.kind === "faq" ? meaning.candidate.entry.id : meaning.candidate.fact;
    case "heard":
      return meaning.heard.kind;
    case "between":
      return "between";
    default:
      return null;
  }
}

function joined(replies: Reply[]): Reply {
  return {
    said: replies.flatMap(({ said }) => said),
    memory: Object.assign({}, ...replies.map(({ memory }) => memory)),
    isOver: replies.at(-1)?.isOver ?? false,
  };
}
