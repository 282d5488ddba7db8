import { readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@/lib/constants/languages";

/** The lines of a data file in this folder. */
export function readLines<T>(file: string): T[] {
  const text = readFileSync(path.join(import.meta.dirname, file), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

export const LANGUAGE_OF: Record<string, Language> = { en: "ENGLISH", es: "SPANISH", fr: "FRENCH" };
