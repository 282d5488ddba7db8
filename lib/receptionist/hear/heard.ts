import type { Language } from "@/lib/constants/languages";

/** The functions of a body whose failure is life-threatening. */
export const EMERGENCY_CAUSES = [
  "breathing",
  "waking",
  "one_side",
  "bleeding",
  "fits",
  "throat",
  "poison",
  "suicide",
  "chest",
  "injury",
  "help",
] as const;
export type EmergencyCause = (typeof EMERGENCY_CAUSES)[number];

/** What cannot wait for office hours, but threatens no life. */
export const URGENT_CAUSES = [
  "tooth",
  "swelling",
  "bleeding",
  "pain",
  "injury",
  "illness",
  "pregnancy",
  "mind",
  "said_so",
] as const;
export type UrgentCause = (typeof URGENT_CAUSES)[number];

export const APPOINTMENT_ACTS = ["book", "move", "cancel", "confirm"] as const;
export type AppointmentAct = (typeof APPOINTMENT_ACTS)[number];

/** What needs no further detail. */
export const PLAIN_KINDS = [
  "opt_out",
  "wrong_number",
  "are_you_a_robot",
  "repeat",
  "slower",
  "complaint",
  "clinical_question",
  "person",
  "message",
  "billing",
  "goodbye",
] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];

/** One thing that a caller's sentence is, and the words that say so. */
export type Heard = { said: string } & (
  | Alarm
  | { kind: "urgent"; cause: UrgentCause }
  | { kind: "appointment"; act: AppointmentAct }
  | Wish
  | { kind: PlainKind }
);
interface Alarm {
  kind: "emergency";
  cause: EmergencyCause;
  /** Whether 988 belongs beside 911. */
  suicide: boolean;
}
interface Wish {
  kind: "language";
  /** null: one that no line speaks. */
  language: Language | null;
}

/** The answer to a yes/no question. */
export interface HeardAnswer {
  answer: "yes" | "no";
  /** What was said besides: "Thursday" of "no, Thursday". */
  rest: string;
}

/** Phrases that say something, and phrases beside which they do not. */
export interface Saying {
  says: readonly string[];
  unless?: readonly string[];
}

/**
 * What takes the alarm out of alarming words: a negation directly before them, a time that is over, a question about what
 * is done in such a case, a story. `present` is stronger than a time that is over.
 */
export const GUARDS = ["negated", "past", "present", "supposed", "story"] as const;
export type Guard = (typeof GUARDS)[number];

/** What steers the call itself, each with its phrases. */
export const CONTROL_ASKS = [
  "are_you_a_robot",
  "repeat",
  "slower",
  "goodbye",
  "person",
  "language:ENGLISH",
  "language:SPANISH",
  "language:FRENCH",
  "language:other",
] as const;
export type ControlAsk = (typeof CONTROL_ASKS)[number];

/** What else callers want of the practice, each with its phrases. */
export const REQUEST_ASKS = [
  "opt_out",
  "wrong_number",
  "complaint",
  "clinical_question",
  "message",
  "billing",
] as const;
export type RequestAsk = (typeof REQUEST_ASKS)[number];

/** What callers want with an appointment, each with its phrases. */
export type AppointmentAsk = `appointment:${AppointmentAct}`;

export type Ask = ControlAsk | RequestAsk | AppointmentAsk;

/** All phrases of one language. */
export interface Phrases {
  /** Lists of phrases that others name: `{my}` in a phrase is one of `groups.my`. */
  groups: Readonly<Record<string, readonly string[]>>;
  emergency: Readonly<Record<EmergencyCause, Saying>>;
  urgent: Readonly<Record<UrgentCause, Saying>>;
  guards: Readonly<Record<Guard, readonly string[]>>;
  asks: Readonly<Record<Ask, Saying>>;
  /** Answers to a yes/no question; `soft` ones yield to a "no" that follows ("OK, but not today"). */
  answers: Readonly<Record<"yes" | "soft" | "no" | "unsure", readonly string[]>>;
}
