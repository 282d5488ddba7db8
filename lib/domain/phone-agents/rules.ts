import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { DEFAULT_VOICE, type VoiceId } from "@/lib/constants/voices";

/** Names of the three languages in each of the three, without accents. */
const NAMES = new Map<string, Language>([
  ["english", "ENGLISH"],
  ["ingles", "ENGLISH"],
  ["anglais", "ENGLISH"],
  ["spanish", "SPANISH"],
  ["espanol", "SPANISH"],
  ["castellano", "SPANISH"],
  ["espagnol", "SPANISH"],
  ["french", "FRENCH"],
  ["francais", "FRENCH"],
  ["frances", "FRENCH"],
]);

/** Codes of the three languages: the first part of a tag such as "es-Latn-MX". */
const CODES = new Map<string, Language>([
  ["en", "ENGLISH"],
  ["eng", "ENGLISH"],
  ["es", "SPANISH"],
  ["spa", "SPANISH"],
  ["fr", "FRENCH"],
  ["fra", "FRENCH"],
  ["fre", "FRENCH"],
]);
const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*$/;

/** The greeting of an agent without a first message. */
const GREETINGS: Record<Language, string> = {
  ENGLISH: "Hello! How can I help you today?",
  SPANISH: "¡Hola! ¿En qué puedo ayudarle hoy?",
  FRENCH: "Bonjour ! Comment puis-je vous aider ?",
};

/** How a client says an agent speaks: its first message, and its language in the client's own words. */
interface Speech {
  firstMessage?: string | null | undefined;
  freeLanguage?: string | null | undefined;
}

/** What a bot stores of that. */
interface StoredSpeech {
  firstMessage: string | null;
  freeLanguage: string | null;
  greeting: string;
  languages: readonly string[];
}

/**
 * The language that a free text names: "es", "fr-CA", "Mexican Spanish", "espanol".
 * @returns null if the text names none of the three languages, or more than one
 */
function namedLanguage(text: string | null | undefined): Language | null {
  const plain = (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
  const coded = CODES.get(TAG.exec(plain)?.[1] ?? "");
  const named = new Set(plain.split(/[^\p{L}]+/u).flatMap((word) => NAMES.get(word) ?? []));
  const [language = null] = named;
  return coded ?? (named.size === 1 ? language : null);
}

/**
 * How a new agent speaks: in the named language, by default English, with the first message or our greeting.
 * @returns the language of its line, and its bot's greeting
 */
export function speechOf({ firstMessage, freeLanguage }: Speech): { language: Language; greeting: string } {
  const language = namedLanguage(freeLanguage) ?? "ENGLISH";
  return { language, greeting: firstMessage ?? GREETINGS[language] };
}

/**
 * The changes to a bot's speech that follow from a change of its agent. A value that repeats our last answer changes
 * nothing. If the bot is already trained in the named language, it stays trained in all its languages. A greeting that
 * came from the first message, or from us because there was none, follows the first message; any other greeting stays.
 */
export function changedSpeech(
  before: StoredSpeech,
  change: Speech,
): { freeLanguage?: string | null; languages?: Language[]; greeting?: string } {
  const freeLanguage = change.freeLanguage === languageText(before) ? undefined : change.freeLanguage;
  const firstMessage = change.firstMessage === before.firstMessage ? undefined : change.firstMessage;
  if (firstMessage === undefined && freeLanguage === undefined) return {};
  const language = freeLanguage === undefined ? mainLanguage(before) : speechOf({ freeLanguage }).language;
  const isGenerated = [before.firstMessage, ...Object.values(GREETINGS)].includes(before.greeting);
  const message = firstMessage === undefined ? before.firstMessage : firstMessage;
  return {
    ...(freeLanguage === undefined ? {} : { freeLanguage }),
    ...(before.languages.includes(language) ? {} : { languages: [language] }),
    ...(isGenerated ? { greeting: message ?? GREETINGS[language] } : {}),
  };
}

/** A change of how a line sounds; absent fields stay as they are. */
export interface LineSound {
  language?: Language;
  voiceId?: VoiceId;
}

/**
 * The changes to the line bought for an agent that follow from a change of the agent. A value that repeats our last
 * answer changes nothing, so that a line keeps what people have set on it since.
 */
export function changedSound(
  before: StoredSpeech & { defaultVoiceId: string | null },
  { freeLanguage, defaultVoiceId }: Speech & { defaultVoiceId?: VoiceId | null | undefined },
): LineSound {
  const { language: earlier } = speechOf({ freeLanguage: languageText(before) });
  const language = freeLanguage === undefined ? earlier : speechOf({ freeLanguage }).language;
  const hasSameVoice = defaultVoiceId === undefined || defaultVoiceId === before.defaultVoiceId;
  return {
    ...(language === earlier ? {} : { language }),
    ...(hasSameVoice ? {} : { voiceId: defaultVoiceId ?? DEFAULT_VOICE }),
  };
}

/**
 * The language in the client's words, or null without any. If the bot is not trained in that language: its first one.
 */
export function languageText(bot: Pick<StoredSpeech, "languages" | "freeLanguage">): string | null {
  return bot.languages.includes(speechOf(bot).language)
    ? bot.freeLanguage
    : LANGUAGE_LABELS[mainLanguage(bot)];
}

/** A bot's first language; a constraint of the table ensures that there is one. */
function mainLanguage({ languages }: Pick<StoredSpeech, "languages">): Language {
  return languages[0] as Language;
}
