import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@/lib/constants/languages";
import type { Heard } from "../hear/heard";

/** A caller's sentence, and what it is, in the words of the files that judge a receptionist. */
export interface Sentence {
  say: string;
  expect: string;
}

const LANGUAGE_CODES = { ENGLISH: "en", SPANISH: "es", FRENCH: "fr" } as const;

/**
 * Reads our own sentences of a language: those that the phrases were built on, or those that only judge them.
 */
export function ownSentences(language: Language, half: "built" | "judged"): Sentence[] {
  const sentences: Sentence[] = [];
  let expect = "";
  for (const line of linesOf(
    path.join(import.meta.dirname, "sentences", `${LANGUAGE_CODES[language]}-${half}.txt`),
  ))
    if (line.startsWith("## ")) expect = line.slice(3);
    else sentences.push({ say: line, expect });
  return sentences;
}

/** The lines of a file in `data`, whose notices are in `LICENSES.md` there. */
export function dataLines(file: string): string[] {
  return linesOf(path.join(import.meta.dirname, "data", file));
}

/** The lines of a file that may not be part of the project. null where it is not beside it. */
export function sharedLines(file: string): string[] | null {
  const found = path.resolve("../shared/data/receptionist", file);
  return existsSync(found) ? linesOf(found) : null;
}

/** What was heard, in the words of the files that judge a receptionist. */
export function expectationOf(heard: Heard | undefined): string {
  if (!heard) return "none";
  if (heard.kind === "appointment") return `appointment:${heard.act}`;
  if (heard.kind === "emergency") return heard.suicide ? "emergency:suicide" : "emergency";
  if (heard.kind === "language")
    return `language:${heard.language ? LANGUAGE_CODES[heard.language] : "other"}`;
  return heard.kind;
}

function linesOf(file: string): string[] {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}
