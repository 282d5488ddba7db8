import type { SentenceSource } from "@/lib/constants/conversations";
import type { Language } from "@/lib/constants/languages";
import type { Holiday } from "./facts/holidays";
import type { DayHours } from "./facts/hours";
import type { Address } from "./facts/place";
import type { Entry } from "./find/training";
import type { State } from "./state";

/** What a receptionist knows of the practice besides its training. What is not known is never made up. */
export interface Practice {
  /** The IANA zone of its clock. */
  timezone: string;
  /** Its office hours; none if they are not set. */
  hours: readonly DayHours[];
  holidays: readonly Holiday[];
  address: Address | null;
  /** The number at which its staff answer; null if that is not known, or is the line itself. */
  phone: string | null;
}

/** What a receptionist knows when it speaks. */
export interface Setting {
  /** The language of the line. */
  language: Language;
  /** The bot's first words, with the practice's variables filled in. */
  greeting: string;
  /** The questions of the training in that language. */
  entries: Entry[];
  /** Whether callers may cut its sentences off. */
  isInterruptible: boolean;
  practice: Practice;
  /** The moment of the turn. */
  now: Date;
}

/** A sentence to say, and where it comes from. */
export interface Sentence {
  text: string;
  source: SentenceSource;
  /** The question of the training that it answers. */
  entryId: string | null;
  /** Whether it is said to its end, even if callers may cut the bot's other sentences off. */
  mustBeHeard?: true;
}

export interface Turn {
  said: Sentence[];
  state: State;
  /** Whether it hangs up after that. */
  isOver: boolean;
}

/** A sentence that answers no question of the training. */
export function sentence(text: string, source: SentenceSource): Sentence {
  return { text, source, entryId: null };
}
