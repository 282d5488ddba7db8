import type { Language } from "@/lib/constants/languages";
import { foldWords } from "../fold-words";
import { NAME_WORDS, PARTICLES } from "./name-words";

export interface NameToken {
  /** `lead` and `surely` come before a name, `end` after it; `spelled` is a word made of letters. */
  kind: "word" | "spelled" | "first" | "last" | "lead" | "surely" | "end" | "pause" | "correction";
  text: string;
}

interface Lists {
  phrases: Map<string, NameToken["kind"]>;
  asIn: string[];
  double: Set<string>;
  signs: Map<string, string>;
}

/** A name comes early: later words are not read. */
const MOST_WORDS = 80;

const LONGEST_PHRASE = 5;
const known = new Map<Language, Lists>();

/** The words of a name and what stands around them. Words keep their letters as they were written. */
export function lexName(said: string, language: Language): NameToken[] {
  const lists = listsOf(language);
  const raw = splitWords(said).slice(0, MOST_WORDS);
  const folded = raw.map((word) => foldWords(word).trim());
  const tokens: NameToken[] = [];
  for (let at = 0; at < raw.length; ) {
    const spelling = spellingAt(raw, folded, at, language, lists);
    const phrase = phraseAt(folded, at, lists.phrases);
    const word = raw[at] ?? "";
    if (spelling) {
      tokens.push({ kind: "spelled", text: spelling.text });
      at += spelling.length;
    } else if (phrase && !isInName(raw, folded, at, tokens)) {
      tokens.push({ kind: phrase.kind, text: "" });
      at += phrase.length;
    } else {
      tokens.push(
        /^\p{L}/u.test(word)
          ? { kind: "word", text: word }
          : { kind: /\d/.test(word) ? "end" : "pause", text: "" },
      );
      at += 1;
    }
  }
  return tokens;
}

/** Splits at spaces and punctuation; "I'm" and "S-M-I-T-H" come apart, "O'Neil" and "Smith-Jones" do not. */
function splitWords(said: string): string[] {
  return (
    said
      .normalize("NFC")
      .replace(/\b(name|it|that|who|what)['’]s\b/gi, "$1 is")
      .replace(/\bi['’]m\b/gi, "I am")
      .replace(/\b(i|don|doesn)['’](?=(?:d|ll|ve|t)\b)/gi, "$1 ")
      .replace(/(?<=\b\p{L})\.(?= \p{Lu}\p{Ll})/gu, "")
      .replace(/\b([jmscdlt])['’](?=(?:appelle|est|ai|aimerais|il|ecrit|écrit)\b)/giu, "$1 ")
      .replace(/(?<!\p{L})\p{L}(?:[-.]\p{L})+(?!\p{L})\.?/gu, (letters) => letters.replace(/[-.]/g, " "))
      .match(/\p{L}[\p{L}\p{M}'’-]*|\d+|[,;.!?…:]+/gu) ?? []
  );
}

/** A particle between two words of a name belongs to it: "Ana de la Cruz". */
function isInName(raw: string[], folded: string[], at: number, tokens: NameToken[]): boolean {
  const before = tokens.at(-1)?.kind;
  if (before !== "word" && before !== "first" && before !== "last") return false;
  const word = folded[at] ?? "";
  const next = raw[at + 1] ?? "";
  return (
    PARTICLES.has(word) &&
    /^\p{L}/u.test(next) &&
    (before === "word" ? /^\p{Lu}/u.test(next) || !/\p{Lu}/u.test(raw.join("")) : true) &&
    word !== "y" &&
    word !== "a"
  );
}

/**
 * Letters one by one, "D as in David", "double t". A single letter without "as in" is an initial, and two may be.
 */
function spellingAt(raw: string[], folded: string[], start: number, language: Language, lists: Lists) {
  const { letters } = NAME_WORDS[language];
  let text = "";
  let count = 0;
  let at = start;
  let isExplicit = false;
  let repeat = 1;
  while (at < raw.length) {
    const word = folded[at] ?? "";
    const sign = lists.signs.get(word);
    const isLetter = /^[a-z]$/.test(word);
    const isNamed =
      !isLetter && Object.hasOwn(letters, word) && (count > 0 || isLetterAt(folded, at + 1, letters));
    if (lists.double.has(word) && isLetterAt(folded, at + 1, letters)) {
      repeat = 2;
      at += 1;
    } else if (isLetter || isNamed) {
      const heard = (raw[at] ?? "").toLowerCase();
      const letter = isLetter ? heard : heard === "eñe" ? "ñ" : (letters[word] ?? "");
      text += letter.repeat(repeat);
      count += repeat;
      repeat = 1;
      const example = exampleAt(folded, at, isLetter ? word : letter, lists.asIn);
      isExplicit ||= example > 0;
      at += 1 + example;
    } else if (sign !== undefined && count > 0) {
      text += sign;
      at += 1;
    } else if (count > 0 && /^[,.…]+$/.test(word) && isLetterAt(folded, at + 1, letters)) at += 1;
    else break;
  }
  if (count < (isExplicit ? 1 : 3)) return null;
  return { text: spelledName(text), length: at - start };
}

function isLetterAt(folded: string[], at: number, letters: Readonly<Record<string, string>>): boolean {
  return /^[a-z]$/.test(folded[at] ?? "") || Object.hasOwn(letters, folded[at] ?? "");
}

/** How many words explain a letter: "as in David". The example begins with the letter. */
function exampleAt(folded: string[], at: number, letter: string, asIn: string[]): number {
  for (const phrase of asIn) {
    const length = phrase.split(" ").length;
    const example = folded[at + 1 + length] ?? "";
    if (
      folded.slice(at + 1, at + 1 + length).join(" ") === phrase &&
      example.length > 1 &&
      example.startsWith(letter)
    )
      return length + 1;
  }
  return 0;
}

function spelledName(letters: string): string {
  return letters.replace(/(?<=^|[-'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function phraseAt(folded: string[], at: number, phrases: Map<string, NameToken["kind"]>) {
  for (let length = Math.min(LONGEST_PHRASE, folded.length - at); length > 0; length -= 1) {
    const kind = phrases.get(folded.slice(at, at + length).join(" "));
    if (kind) return { kind, length };
  }
  return null;
}

function listsOf(language: Language): Lists {
  const cached = known.get(language);
  if (cached) return cached;
  const words = NAME_WORDS[language];
  const phrases: Lists["phrases"] = new Map();
  const add = (list: string, kind: NameToken["kind"]) => {
    for (const phrase of list.split("|")) phrases.set(phrase, kind);
  };
  add(words.ends, "end");
  add(words.leads, "lead");
  add(words.surely, "surely");
  add(words.first, "first");
  add(words.last, "last");
  add(words.corrections, "correction");
  const signs = new Map([
    ...words.hyphen.split("|").map((word) => [word, "-"] as const),
    ...words.apostrophe.split("|").map((word) => [word, "'"] as const),
  ]);
  const lists = { phrases, asIn: words.asIn.split("|"), double: new Set(words.double.split("|")), signs };
  known.set(language, lists);
  return lists;
}
