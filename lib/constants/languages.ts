/** Languages a line can speak (docs: the phone number guide, "Configuring Language"). */
export const LANGUAGES = ["ENGLISH", "SPANISH", "FRENCH"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How the console writes each language. */
export const LANGUAGE_LABELS: Record<Language, string> = {
  ENGLISH: "English",
  SPANISH: "Spanish",
  FRENCH: "French",
};

/** BCP 47 tag of each language, for speech synthesis and carrier notices. */
export const LANGUAGE_TAGS: Record<Language, string> = {
  ENGLISH: "en-US",
  SPANISH: "es-US",
  FRENCH: "fr-CA",
};
