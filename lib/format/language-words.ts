import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { mismatchOf, otherGreetingLanguages, type SpeakingBot } from "@/lib/constants/mismatch";

/** Languages in words: "English and Spanish". */
export function languagesText(languages: readonly Language[]): string {
  return new Intl.ListFormat("en").format(languages.map((language) => LANGUAGE_LABELS[language]));
}

/**
 * How a bot does not suit a line's language, in a sentence; null if it does. "Front Desk is not trained in Spanish.",
 * "Front Desk greets callers in English, but the line speaks Spanish."
 */
export function mismatchSentence(
  language: Language,
  bot: (SpeakingBot & { name: string }) | null,
): string | null {
  const mismatch = mismatchOf(language, bot);
  if (!bot || !mismatch) return null;
  return mismatch === "language_mismatch"
    ? `${bot.name} is not trained in ${LANGUAGE_LABELS[language]}.`
    : `${bot.name} greets callers in ${languagesText(otherGreetingLanguages(language, bot))}, but the line speaks ${LANGUAGE_LABELS[language]}.`;
}
