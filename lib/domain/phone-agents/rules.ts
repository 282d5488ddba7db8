import { LANGUAGE_LABELS, type Language } from "@/lib/constants/numbers";

/** The languages of lines under the names and codes that clients write them with. */
const NAMES = new Map<string, Language>([
  ["english", "ENGLISH"],
  ["en", "ENGLISH"],
  ["spanish", "SPANISH"],
  ["español", "SPANISH"],
  ["es", "SPANISH"],
  ["french", "FRENCH"],
  ["français", "FRENCH"],
  ["fr", "FRENCH"],
]);

/** What an agent without a first message says. */
const GREETINGS: Record<Language, string> = {
  ENGLISH: "Hello! How can I help you today?",
  SPANISH: "¡Hola! ¿En qué puedo ayudarle hoy?",
  FRENCH: "Bonjour ! Comment puis-je vous aider ?",
};

/** What is said of how an agent speaks: its first message, and its language in the client's own words. */
interface Speech {
  firstMessage?: string | null | undefined;
  freeLanguage?: string | null | undefined;
}

/** What a bot keeps of that. */
interface KeptSpeech {
  firstMessage: string | null;
  freeLanguage: string | null;
  greeting: string;
  languages: readonly string[];
}

/**
 * The language of lines that a free text names: "English", "es", "fr-CA".
 * @returns null for any other text, and for none
 */
function namedLanguage(text: string | null | undefined): Language | null {
  const name = text?.normalize("NFC").trim().toLowerCase() ?? "";
  return NAMES.get(name.replace(/[-_][a-z0-9]{2,3}$/, "")) ?? null;
}

/**
 * How a new agent speaks: English where no language of ours is named, and with the first message or one of ours.
 * @returns the language of its line, and its bot's greeting
 */
export function speechOf({ firstMessage, freeLanguage }: Speech): { language: Language; greeting: string } {
  const language = namedLanguage(freeLanguage) ?? "ENGLISH";
  return { language, greeting: firstMessage ?? GREETINGS[language] };
}

/**
 * What a change of an agent changes of how its bot speaks. The bot stays trained in all its languages where the named one
 * is among them. A greeting that was made from the first message, or for want of one, follows it; any other stays.
 */
export function changedSpeech(
  before: KeptSpeech,
  change: Speech,
): { languages?: Language[]; greeting?: string } {
  const { firstMessage = before.firstMessage, freeLanguage } = change;
  if (change.firstMessage === undefined && freeLanguage === undefined) return {};
  const language = freeLanguage === undefined ? mainLanguage(before) : speechOf({ freeLanguage }).language;
  const isMade = [before.firstMessage, ...Object.values(GREETINGS)].includes(before.greeting);
  return {
    ...(before.languages.includes(language) ? {} : { languages: [language] }),
    ...(isMade ? { greeting: firstMessage ?? GREETINGS[language] } : {}),
  };
}

/** The language in the client's words, unless the bot has been trained in others since. */
export function languageText(bot: Pick<KeptSpeech, "languages" | "freeLanguage">): string | null {
  const named = namedLanguage(bot.freeLanguage);
  return named === null || bot.languages.includes(named)
    ? bot.freeLanguage
    : LANGUAGE_LABELS[mainLanguage(bot)];
}

/** A bot's first language; a constraint of the table keeps one in the list. */
function mainLanguage({ languages }: Pick<KeptSpeech, "languages">): Language {
  return languages[0] as Language;
}
