import type { ConversationOutcome } from "@/lib/constants/conversations";
import type { Fact } from "./lexicon/topics";

/** A question of the training, by its id, or a fact. */
export type Subject = { kind: "faq"; id: string } | { kind: "fact"; fact: Fact };

/** What the bot has asked, and waits to hear. */
export type Asked =
  /** "Do you mean A or B?", and the caller's words that may mean both. */
  | { kind: "between"; subjects: [Subject, Subject]; said: string; isAgain: boolean }
  /** "Is there anything else I can help you with?" */
  | { kind: "anything_else" };

/**
 * What the receptionist remembers between two turns. It is stored as JSON, and a deploy may happen during a call: fields are
 * only ever added, with a value for states that lack them, so that an old process can read a new state as well.
 */
export interface State {
  /** How many things the caller has asked in a row without an answer. */
  unanswered: number;
  /** Whether anything has been answered. */
  hasAnswered: boolean;
  /** Whether the caller has said anything. */
  hasSpoken: boolean;
  /** Whether the caller has spoken of an emergency, and which number belongs beside 911. */
  emergency: "life" | "suicide" | null;
  /** Whether the caller wants no more calls. */
  hasOptedOut: boolean;
  asked: Asked | null;
  /** The fact that was told last: "and on Sunday?" asks about it. */
  lastFact: Fact | null;
  /** What was said last, so that it can be said again. */
  last: string[];
}

/** The state of a call that begins. */
export const NEW_STATE: State = {
  unanswered: 0,
  hasAnswered: false,
  hasSpoken: false,
  emergency: null,
  hasOptedOut: false,
  asked: null,
  lastFact: null,
  last: [],
};

/** Reads a stored state, also one of an earlier release. */
export function readState(stored: Partial<State>): State {
  const hasSpoken = Boolean(stored.hasAnswered || stored.unanswered);
  return { ...NEW_STATE, hasSpoken, ...stored };
}

/** What became of a call, once the caller has hung up. */
export function outcomeOf({ emergency, hasOptedOut, hasAnswered, hasSpoken }: State): ConversationOutcome {
  if (emergency) return "emergency";
  if (hasOptedOut) return "opted_out";
  if (hasAnswered) return "answered";
  return hasSpoken ? "abandoned" : "silent";
}
