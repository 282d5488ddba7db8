import { MAX_SILENCES } from "@/lib/constants/conversations";
import type { Language } from "@/lib/constants/languages";
import { type Sentence, sentence } from "./turn";
import { WORDS } from "./words";

/**
 * What is said to a caller who is silent although it is their turn: twice a question, then goodbye.
 * @param silences how often in a row they have been silent, with this time
 */
export function afterSilence(language: Language, silences: number): { said: Sentence[]; isOver: boolean } {
  const { areYouThere, stillThere, silentGoodbye } = WORDS[language];
  if (silences >= MAX_SILENCES) return { said: [sentence(silentGoodbye, "goodbye")], isOver: true };
  const text = silences === 1 ? areYouThere : stillThere;
  return { said: [sentence(text, "silence")], isOver: false };
}
