import type { Language } from "@/lib/constants/languages";
import type { NumberTable } from "./number-table";
import { NUMBERS_EN } from "./words-en";
import { NUMBERS_ES } from "./words-es";
import { NUMBERS_FR } from "./words-fr";

/** The words for numbers of each language. */
export const NUMBER_WORDS: Record<Language, NumberTable> = {
  ENGLISH: NUMBERS_EN,
  SPANISH: NUMBERS_ES,
  FRENCH: NUMBERS_FR,
};
