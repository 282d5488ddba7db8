import type { Language } from "@/lib/constants/languages";
import { ENGLISH } from "./words/english";
import { FRENCH } from "./words/french";
import { SPANISH } from "./words/spanish";
import type { Words } from "./words/wording";

/** The sentences that ship with the receptionist. */
export const WORDS: Record<Language, Words> = { ENGLISH, SPANISH, FRENCH };
