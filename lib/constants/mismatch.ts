import type { Language } from "./languages";

/** How a bot may not suit a line's language: it is not trained in it, or it greets callers in another one. */
export const MISMATCHES = ["language_mismatch", "greeting_language_mismatch"] as const;
export type Mismatch = (typeof MISMATCHES)[number];

/** What of a bot has to suit a line's language. */
export interface SpeakingBot {
  languages: readonly Language[];
  /** Null until the greetings were examined. */
  greetingLanguages: readonly Language[] | null;
}

/** The language of each greeting that callers hear first; null if it is not certainly one. */
export interface SpokenGreetings {
  opening: Language | null;
  closed: Language | null;
}

/** The greetings that are certainly in another language than some of these, by their field of the bot. */
export function differingGreetings(
  { opening, closed }: SpokenGreetings,
  languages: readonly Language[],
): ("phoneGreeting" | "closedPhoneGreeting")[] {
  const differs = (spoken: Language | null) =>
    spoken !== null && languages.some((language) => language !== spoken);
  return [
    ...(differs(opening) ? ["phoneGreeting" as const] : []),
    ...(differs(closed) ? ["closedPhoneGreeting" as const] : []),
  ];
}

/** A bot's greetings in languages other than the line's; empty if none is certainly in another one. */
export function otherGreetingLanguages(language: Language, bot: SpeakingBot): Language[] {
  return (bot.greetingLanguages ?? []).filter((spoken) => spoken !== language);
}

/**
 * How a bot does not suit a line's language (product rule 7); null if it does, or if there is no bot. A bot that is not
 * trained in the language is not blamed for its greetings as well: one reason needs one step.
 */
export function mismatchOf(language: Language, bot: SpeakingBot | null): Mismatch | null {
  if (bot === null) return null;
  if (!bot.languages.includes(language)) return "language_mismatch";
  return otherGreetingLanguages(language, bot).length > 0 ? "greeting_language_mismatch" : null;
}
