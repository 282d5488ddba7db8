import type { Language } from "@/lib/constants/languages";
import { DATES_EN } from "./vocabulary-en";
import { DATES_ES } from "./vocabulary-es";
import { DATES_FR } from "./vocabulary-fr";

/**
 * What callers say about days and times, by its meaning. Each line has phrases with a bar between them: small letters,
 * without accents, apostrophes as spaces. The longest phrase wins. To teach a phrase, add it to the line of its meaning.
 *
 * W0–W6 Sunday to Saturday · M1–M12 months · D0 today, D1 tomorrow, D2 the day after, D-1 yesterday · U… units ·
 * P… parts of the day · NO what came before was wrong · NOT the next day is not wanted · ANY somewhere in it.
 * A meaning may be several tokens: "D0 Pevening" is tonight.
 */
export type DateVocabulary = Readonly<Record<string, string>>;

export const DATE_VOCABULARY: Record<Language, DateVocabulary> = {
  ENGLISH: DATES_EN,
  SPANISH: DATES_ES,
  FRENCH: DATES_FR,
};
