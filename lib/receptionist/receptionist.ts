import type { ConversationOutcome, SentenceSource } from "@/lib/constants/conversations";
import type { Language } from "@/lib/constants/languages";
import { findAnswer } from "./find/find-answer";
import { type Entry, trainingOf } from "./find/training";
import { hear } from "./hear/hear";
import { WORDS } from "./words";

/** What a receptionist knows when the phone rings. */
export interface Setting {
  /** The language of the line. */
  language: Language;
  /** The bot's first words, with the practice's variables filled in. */
  greeting: string;
  /** The questions of the training in that language. */
  entries: Entry[];
  /** Whether callers may cut its sentences off. */
  isInterruptible: boolean;
}

/** What it remembers between two turns. */
export interface State {
  /** How many things the caller has asked in a row without an answer. */
  unanswered: number;
  /** Whether anything has been answered. */
  hasAnswered: boolean;
}

/** A sentence to say, and where it comes from. */
export interface Sentence {
  text: string;
  source: SentenceSource;
  /** The question of the training that it answers. */
  entryId: string | null;
}

export interface Turn {
  said: Sentence[];
  state: State;
  /** Whether it hangs up after that. */
  isOver: boolean;
}

/**
 * The built-in receptionist: a function of what it knows, what it remembers and what it hears. The same call goes the same
 * way every time, so that it can be replayed.
 * @returns its first words: the greeting, and who is speaking
 */
export function greet({ language, greeting }: Setting): Turn {
  return {
    said: [sentence(greeting, "greeting"), sentence(WORDS[language].disclosure, "disclosure")],
    state: { unanswered: 0, hasAnswered: false },
    isOver: false,
  };
}

/** Answers what the caller said. It makes up nothing: what is not in the training has no answer. */
export function answer(setting: Setting, state: State, said: string): Turn {
  const { language, entries } = setting;
  const found = findAnswer(trainingOf(entries, language), said, []);
  if (found.kind === "faq")
    return {
      said: [sentence(found.entry.answer, "faq", found.entry.id)],
      state: { unanswered: 0, hasAnswered: true },
      isOver: false,
    };
  if (hear(said, language)[0]?.kind === "goodbye")
    return { said: [sentence(WORDS[language].goodbye, "goodbye")], state, isOver: true };
  const unanswered = state.unanswered + 1;
  const words = unanswered === 1 ? WORDS[language].askAgain : WORDS[language].noAnswer;
  return {
    said: [sentence(words, "not_understood")],
    state: { ...state, unanswered: unanswered % 2 },
    isOver: false,
  };
}

/** What became of a call, once the caller has hung up. */
export function outcomeOf({ hasAnswered }: State): ConversationOutcome {
  return hasAnswered ? "answered" : "abandoned";
}

function sentence(text: string, source: SentenceSource, entryId: string | null = null): Sentence {
  return { text, source, entryId };
}
