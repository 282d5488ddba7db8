import type { Language } from "@/lib/constants/languages";
import type { HeardAnswer } from "./heard";
import type { Match } from "./phrase-book";
import { findAnswers } from "./rules";
import { type Word, wordsOf } from "./words-of";

/** An answer comes with few words around it. Longer sentences answer only by how they begin. */
const SHORT = 9;

/**
 * Says whether a sentence answers a yes/no question, and how. Ask only after such a question: at any other turn, "OK" and
 * "no" are no answers.
 * @returns null for "maybe", and for what is no answer
 */
export function hearAnswer(sentence: string, language: Language): HeardAnswer | null {
  const words = wordsOf(sentence, language);
  const found = findAnswers(words, language)
    .filter(({ from }) => from === 0 || words.length <= SHORT || words[from]?.opens)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  // Of matches inside a longer one, only the longer one counts: "no problem" is no "no".
  const outer = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.from <= one.from &&
          other.to >= one.to &&
          other.to - other.from > one.to - one.from,
      ),
  );
  const first = outer.find(({ rule }) => rule !== "soft");
  const soft = outer.find(({ rule }) => rule === "soft");
  const match =
    soft && first?.rule !== "no" ? (first && first.from <= soft.from ? first : soft) : (first ?? soft);
  if (!match || match.rule === "unsure") return null;
  return {
    answer: match.rule === "no" ? "no" : "yes",
    rest: restOf(sentence, words[match.from]?.from ?? 0, answerEnd(words, match)),
  };
}

/** What belongs to a "no" and is nothing else that was said. */
const COURTESIES = new Set("gracias senor senora merci thanks thank sir maam way not no que".split(" "));

/** Where the answer ends: "Thursday" in "no, Thursday" shows that the "no" is an answer, but is none itself. */
function answerEnd(words: Word[], { from, to }: Match): number {
  const isMore =
    to - from === 2 && words[from]?.text === "no" && !COURTESIES.has(words[from + 1]?.text ?? "");
  return words[isMore ? from : to - 1]?.to ?? 0;
}

function restOf(sentence: string, from: number, to: number): string {
  const before = from === 0 ? "" : sentence.slice(0, from);
  return `${before}${sentence.slice(to)}`.replace(/^[\s,.;:!?¡¿-]+/, "").trim();
}
