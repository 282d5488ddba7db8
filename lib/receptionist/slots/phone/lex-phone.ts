import type { Language } from "@/lib/constants/languages";
import { foldWords } from "../fold-words";
import { NUMBER_WORDS } from "../numbers/number-words";
import { type Grouping, numberAt } from "../numbers/read-number";
import { PHONE_WORDS } from "./phone-words";

/** One piece of what was said: digits, or a sign of what they mean. */
export type PhoneToken =
  | { digits: string }
  | "correction"
  | "no"
  | "not"
  | "plus"
  | "extension"
  | "label"
  | "end";

const LONGEST_PHRASE = 4;

const HYPHENATED =
  /(?<!(?:cents?|hundred|and|mille?) )(?<![\p{L}-])\p{L}+(?:-\p{L}+)+(?! (?:cents?|hundred|mille|thousand))/giu;

/** The words, digits and pauses in what was said. Hyphens tell "soixante, quatre-vingt-cinq" from "soixante-quatre, 25". */
export function phoneWords(said: string, language: Language): string[] {
  const joined = said.replace(HYPHENATED, (word) => {
    const parts = foldWords(word).split(" ");
    const number = numberAt(parts, 0, language);
    return number?.length === parts.length && !number.isOrdinal ? String(number.value) : word;
  });
  return foldWords(joined.replace(/#\S*/g, " # ")).match(/\d+|[a-z]+|[+,;.…#]/g) ?? [];
}

/** The words that could take a unit after them. */
export function tensIn(words: readonly string[], language: Language): number[] {
  const { tens, scores, units } = NUMBER_WORDS[language];
  const isUnit = (word: string | undefined) => word !== undefined && Object.hasOwn(units, word);
  return words.flatMap((word, at) => {
    const isScore = Object.hasOwn(scores, `${word} ${words[at + 1]}`);
    const isTens = isScore || word === "dix" || Object.hasOwn(tens, word) || Object.hasOwn(scores, word);
    return isTens && isUnit(words[at + (isScore ? 2 : 1)]) ? [at] : [];
  });
}

/** What was said as digits and signs. "End" is a word that belongs to no number, "label" one that announces one. */
export function lexPhone(words: readonly string[], language: Language, grouping: Grouping): PhoneToken[] {
  const lists = listsOf(language);
  const { mishearings, digits, times, plurals } = PHONE_WORDS[language];
  const tokens: PhoneToken[] = [];
  const push = (text: string) => tokens.push({ digits: text });
  let repeat = 1;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const number = numberAt(words, at, language, grouping);
    const after = words[at + (number?.length ?? 1)] ?? "";
    if (number && !number.isOrdinal && number.value >= 2 && number.value <= 4) {
      const plural = lookUp(plurals, after);
      if (plural !== null || after === times) {
        repeat = number.value;
        at += number.length + (plural === null ? 1 : 0);
        if (plural === null) continue;
        push(String(plural).repeat(repeat));
        repeat = 1;
        at += 1;
        continue;
      }
    }
    const repeats = lookUp(NUMBER_WORDS[language].repeats, word);
    const phrase = phraseAt(words, at, lists);
    const isBetween =
      typeof tokens.at(-1) === "object" &&
      (/^\d/.test(after) ||
        lookUp(mishearings, after) !== null ||
        numberAt(words, at + 1, language) !== null);
    const misheard = isBetween ? lookUp(mishearings, word) : null;
    if (repeats !== null) {
      repeat = repeats;
      at += 1;
    } else if (/^\d/.test(word)) {
      push(repeated(word, repeat));
      repeat = 1;
      at += 1;
    } else if (number && !number.isOrdinal) {
      push(repeated(String(number.value), repeat));
      repeat = 1;
      at += number.length;
    } else if (lookUp(digits, word) !== null || misheard !== null) {
      push(repeated(String(lookUp(digits, word) ?? misheard), repeat));
      repeat = 1;
      at += 1;
    } else if (phrase) {
      if (phrase.token) tokens.push(phrase.token);
      at += phrase.length;
    } else {
      if (/^[a-z#]/.test(word)) tokens.push("end");
      repeat = 1;
      at += 1;
    }
  }
  return tokens;
}

/** "Double five" repeats the first digit after it. */
function repeated(digits: string, times: number): string {
  return (digits[0] ?? "").repeat(times - 1) + digits;
}

type Lists = Map<string, PhoneToken | null>;
const known = new Map<Language, Lists>();

function listsOf(language: Language): Lists {
  const cached = known.get(language);
  if (cached) return cached;
  const words = PHONE_WORDS[language];
  const lists: Lists = new Map();
  const add = (list: string, token: PhoneToken | null) => {
    for (const phrase of list.split("|")) lists.set(phrase, token);
  };
  add(words.glue, null);
  add(words.label, "label");
  add(words.plus, "plus");
  add(words.extension, "extension");
  add(words.correction, "correction");
  add(words.not, "not");
  lists.set("+", "plus");
  if (language === "SPANISH") lists.set("no", "no");
  known.set(language, lists);
  return lists;
}

function phraseAt(words: readonly string[], at: number, lists: Lists) {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const token = lists.get(words.slice(at, at + length).join(" "));
    if (token !== undefined) return { token, length };
  }
  return null;
}

function lookUp(table: Readonly<Record<string, number>>, word: string): number | null {
  return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
