import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@/lib/constants/languages";

/** The practice that cases are about: `practice.json` of SHAPES.md, as far as the judge reads it. */
export interface Practice {
  name: string;
  timezone: string;
  address?: { street: string; suite?: string; city: string; state: string; zip: string };
  phone?: string;
  /** By day, in lower case. A day that is missing is not set. */
  hours?: Record<string, [string, string][]>;
  /** `hours` are those of a day that is not closed. */
  holidays?: { date: string; name: string; hours?: [string, string][] }[];
  faqs: Record<string, { index: number; question: string; answer: string }[]>;
  conventions?: { clock?: { open: string; closed: string } };
}

/** The languages, by the names that the files have. */
export const LANGUAGE_OF: Record<string, Language> = { en: "ENGLISH", es: "SPANISH", fr: "FRENCH" };

/** The short name of a language in the files. */
export function shortName(language: Language): string {
  return Object.keys(LANGUAGE_OF).find((name) => LANGUAGE_OF[name] === language) ?? "en";
}

/** The practice of a folder of cases, or of the folder around it. */
export function readPractice(folder: string): Practice | null {
  const places = [folder, path.dirname(folder)].map((place) => path.join(place, "practice.json"));
  const file = places.find((place) => existsSync(place));
  return file ? JSON.parse(readFileSync(file, "utf8")) : null;
}
