import type { Language } from "@/lib/constants/languages";
import type { Practice } from "./practice";

/**
 * What the receptionist makes of a caller's sentence, named as SHAPES.md names it: `faq:<index>`, `fact:hours`,
 * `appointment:book`, `emergency`, … `null` is anything else: asked back, handed over, a message.
 */
export type Meaning = string | null;

/**
 * The parts of the receptionist that the judge asks, each behind one function. A part that is missing is not judged, which
 * counts as not passed.
 */
export interface Parts {
  /** What a sentence means as the first of a call: a fact or question that answers it, or what else it wants. */
  understand: (practice: Practice, language: Language, say: string) => Meaning;
  /**
   * Control words, intents and emergencies alone, whatever a practice's facts and training have.
   * `afterYesOrNo` is true if the bot has just asked a question for yes or no.
   */
  hear?: (say: string, language: Language, afterYesOrNo: boolean) => Meaning;
  /**
   * The day ("YYYY-MM-DD") or the minute ("YYYY-MM-DDTHH:MM") that a phrase means, by the wall clock of the reference.
   * `null` is asked again.
   */
  readTime?: (phrase: string, language: Language, reference: string) => string | null;
  /** The telephone number in a sentence, ten digits. */
  readPhone?: (say: string, language: Language) => string | null;
  /** What a voicemail says. */
  readVoicemail?: (transcript: string) => { name: string | null; phone: string | null; urgency: Urgency };
  /** Plays a dialogue from the greeting to its end. */
  converse?: (practice: Practice, line: Line, turns: DialogueTurn[]) => Promise<Conversation> | Conversation;
}

export type Urgency = "emergency" | "urgent" | "routine";

export interface Line {
  language: Language;
  /** The moment of the call. */
  now: string;
}

export type DialogueTurn = { say: string } | { key: string } | { silence: number } | { over: string };

/** How a dialogue went. */
export interface Conversation {
  outcome: string;
  /** What the bot said, one utterance each, greeting included. */
  said: string[];
  collected: Record<string, string>;
}
