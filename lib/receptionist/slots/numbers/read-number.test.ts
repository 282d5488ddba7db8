import { expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { sayNumber, sayYear } from "../../say/numbers";
import { foldWords } from "../fold-words";
import { numberAt } from "./read-number";

const wordsOf = (text: string) => foldWords(text).split(" ");

it.each(LANGUAGES)("reads every number below 100 from its own words (%s)", (language) => {
  for (let value = 0; value < 100; value += 1) {
    const words = wordsOf(sayNumber(value, language));
    expect(numberAt(words, 0, language)).toEqual({ value, length: words.length, isOrdinal: false });
  }
});

it.each(["SPANISH", "FRENCH"] as const)("reads every year from its own words (%s)", (language) => {
  for (let year = 1900; year < 2100; year += 1) {
    const words = wordsOf(sayYear(year, language));
    expect(numberAt(words, 0, language)).toEqual({ value: year, length: words.length, isOrdinal: false });
  }
});

it("reads hundreds, thousands and ranks", () => {
  const value = (text: string, language: "ENGLISH" | "SPANISH" | "FRENCH") =>
    numberAt(wordsOf(text), 0, language)?.value;
  expect(value("five hundred and five", "ENGLISH")).toBe(505);
  expect(value("two thousand twenty six", "ENGLISH")).toBe(2026);
  expect(numberAt(["twenty", "third"], 0, "ENGLISH")).toEqual({ value: 23, length: 2, isOrdinal: true });
  expect(value("quinientos cincuenta y cinco", "SPANISH")).toBe(555);
  expect(value("dix neuf cent quatre vingt dix", "FRENCH")).toBe(1990);
});

it("keeps a number apart where it is told to", () => {
  const words = ["twenty", "five"];
  expect(numberAt(words, 0, "ENGLISH", { afterHundred: true, apart: new Set([0]) })?.value).toBe(20);
});
