import { DEFAULT_VOICE, LANGUAGE_LABELS, type Language, type VoiceId } from "@/lib/constants/numbers";

/** What each language of lines is called in the three of them, without accents. */
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

/** Their codes, which are the first part of a tag such as "es-Latn-MX". */
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
 * The language of lines that a free text names: "es", "fr-CA", "Mexican Spanish", "espanol".
 * @returns null for any other text, for one that names two of them, and for none
 */
function namedLanguage(text: string | null | undefined): Language | null {
  const plain = (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
  const coded = CODES.get(TAG.exec(plain)?.[1] ?? "");
  const named = new Set(plain.split(/[^\p{L}]+/u).flatMap((word) => NAMES.get(word) ?? []));
  const [language = null] = named;
  return coded ?? (named.size === 1 ? language : null);
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
 * What a change of an agent changes of how its bot speaks. What the client says again as it was answered changes
 * nothing. The bot stays trained in all its languages where the named one is among them. A greeting that was made from
 * the first message, or for want of one, follows it; any other stays.
 */
export function changedSpeech(
  before: KeptSpeech,
  change: Speech,
): { freeLanguage?: string | null; languages?: Language[]; greeting?: string } {
  const freeLanguage = change.freeLanguage === languageText(before) ? undefined : change.freeLanguage;
  const firstMessage = change.firstMessage === before.firstMessage ? undefined : change.firstMessage;
  if (firstMessage === undefined && freeLanguage === undefined) return {};
  const language = freeLanguage === undefined ? mainLanguage(before) : speechOf({ freeLanguage }).language;
  const isMade = [before.firstMessage, ...Object.values(GREETINGS)].includes(before.greeting);
  const said = firstMessage === undefined ? before.firstMessage : firstMessage;
  return {
    ...(freeLanguage === undefined ? {} : { freeLanguage }),
    ...(before.languages.includes(language) ? {} : { languages: [language] }),
    ...(isMade ? { greeting: said ?? GREETINGS[language] } : {}),
  };
}

/** How a line is to sound from now on; what stays is left out. */
export interface LineSound {
  language?: Language;
  voiceId?: VoiceId;
}

/**
 * What a change of an agent changes of the line that was bought for it. What the client says again as it was answered
 * changes nothing, so that a line keeps what people have set it to since.
 */
export function changedSound(
  before: KeptSpeech & { defaultVoiceId: string | null },
  { freeLanguage, defaultVoiceId }: Speech & { defaultVoiceId?: VoiceId | null | undefined },
): LineSound {
  const { language: earlier } = speechOf({ freeLanguage: languageText(before) });
  const language = freeLanguage === undefined ? earlier : speechOf({ freeLanguage }).language;
  const keepsVoice = defaultVoiceId === undefined || defaultVoiceId === before.defaultVoiceId;
  return {
    ...(language === earlier ? {} : { language }),
    ...(keepsVoice ? {} : { voiceId: defaultVoiceId ?? DEFAULT_VOICE }),
  };
}

/** The language in the client's words or in their want, unless the bot is trained in others than they mean. */
export function languageText(bot: Pick<KeptSpeech, "languages" | "freeLanguage">): string | null {
  return bot.languages.includes(speechOf(bot).language)
    ? bot.freeLanguage
    : LANGUAGE_LABELS[mainLanguage(bot)];
}

/** A bot's first language; a constraint of the table keeps one in the list. */
function mainLanguage({ languages }: Pick<KeptSpeech, "languages">): Language {
  return languages[0] as Language;
}
