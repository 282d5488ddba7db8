import type { Language } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";
import { CLOSERS, FILLERS, OPENERS, SPELLINGS } from "./spoken";

/** A word as phrases know it, and where it stands in the sentence. */
export interface Word {
  text: string;
  from: number;
  to: number;
  /** What separates it from the word before: nothing, a comma, or the end of a sentence. */
  border: 0 | 1 | 2;
  /** Whether only a greeting or the like stands before it since the last border. */
  opens: boolean;
  /** Whether only thanks or the like follow up to the next border. */
  closes: boolean;
}

/** More than anybody says in one turn. What follows is not looked at. */
export const MAX_WORDS = 1_000;

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’`´ʼ][\p{L}\p{M}\p{N}]+)*['’]?|\p{Extended_Pictographic}/gu;
/** After these, as they are spelled out, a dot ends no sentence. */
const ABBREVIATIONS = new Set("doctor doctora docteur dr mr mrs ms st sr sra mme".split(" "));
const APOSTROPHE = /['’`´ʼ]/;
const SENTENCE_END = /[.!?;…\n]|\s[-–—]\s|—/;
const COMMA = /[,:()¡¿"“”«»]/;

/**
 * The words of a sentence as people say it: folded, contractions in full, without fillers, courtesies and stutters.
 * Phrases are read the same way, so whoever writes them need not know this.
 */
export function wordsOf(sentence: string, language: Language): Word[] {
  const words: Word[] = [];
  let end = 0;
  let border: Word["border"] = 0;
  for (const token of sentence.matchAll(TOKEN)) {
    if (words.length >= MAX_WORDS) break;
    const between = sentence.slice(end, token.index);
    const isAbbreviated = between.startsWith(".") && ABBREVIATIONS.has(words.at(-1)?.text ?? "");
    border = Math.max(border, borderIn(isAbbreviated ? between.slice(1) : between)) as Word["border"];
    end = token.index + token[0].length;
    for (const text of spellOut(token[0], language)) {
      const last = words.at(-1);
      if (last?.text === text) {
        last.to = end;
        continue;
      }
      words.push({
        text,
        from: token.index,
        to: end,
        border: words.length === 0 ? 2 : border,
        opens: false,
        closes: false,
      });
      border = 0;
    }
  }
  const kept = withoutFillers(words, language);
  // A sentence of nothing but fillers still says something.
  return markEdges(kept.length > 0 ? kept : words, language);
}

/** A piece of a phrase, as it is heard. Nothing is left of a filler. */
export function spellPhrase(text: string, language: Language): string[] {
  const words = [...text.matchAll(TOKEN)].flatMap(([token]) => spellOut(token, language));
  return words.length === 1 && fillerAt([{ text: words[0] ?? "" }], 0, language) === 1 ? [] : words;
}

function borderIn(between: string): Word["border"] {
  if (SENTENCE_END.test(between)) return 2;
  return COMMA.test(between) ? 1 : 0;
}

/** "can't" is "can not", "j’ai" is "je ai". */
function spellOut(token: string, language: Language): string[] {
  const { whole, before, after } = SPELLINGS[language];
  const parts = token.split(APOSTROPHE).map(foldText).filter(Boolean);
  const folded = parts.join("");
  const known = whole.get(parts.join("'")) ?? whole.get(folded);
  if (known !== undefined) return known;
  if (parts.length === 1) return parts;
  const [first = "", ...rest] = parts;
  if (before) return [before.get(first) ?? first, ...rest].filter(Boolean);
  return [first, ...rest.map((part) => after?.get(part) ?? part)].filter(Boolean);
}

function withoutFillers(words: Word[], language: Language): Word[] {
  const kept: Word[] = [];
  let border: Word["border"] = 0;
  for (let at = 0; at < words.length; ) {
    const length = fillerAt(words, at, language);
    const word = words[at] as Word;
    border = Math.max(border, word.border) as Word["border"];
    if (length === 0) {
      if (kept.at(-1)?.text !== word.text) kept.push({ ...word, border });
      border = 0;
    }
    at += length || 1;
  }
  return kept;
}

function fillerAt(words: Pick<Word, "text">[], at: number, language: Language): number {
  for (const filler of FILLERS[language].get(words[at]?.text ?? "") ?? [])
    if (filler.every((text, i) => words[at + i]?.text === text)) return filler.length;
  return 0;
}

function markEdges(words: Word[], language: Language): Word[] {
  let opens = true;
  for (const word of words) {
    if (word.border > 0) opens = true;
    word.opens = opens;
    opens &&= OPENERS[language].has(word.text);
  }
  let closes = true;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] as Word;
    if ((words[at + 1]?.border ?? 2) > 0) closes = true;
    word.closes = closes;
    closes &&= CLOSERS[language].has(word.text);
  }
  return words;
}
