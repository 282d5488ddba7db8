import fc from "fast-check";
import { expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { addDays } from "../calendar-day";
import { sayBirthDate } from "../say/say-when";
import { type BirthContext, readBirthDate } from "./read-birth-date";

const NOW = new Date("2027-03-10T15:00:00Z");

function readAll(said: string, language: Language, more: Partial<BirthContext> = {}) {
  return readBirthDate(said, { now: NOW, timeZone: "America/Chicago", language, ...more });
}

function read(said: string, language: Language, more: Partial<BirthContext> = {}): string {
  const reading = readAll(said, language, more);
  return reading.kind === "value" ? reading.value : reading.kind;
}

it.each([
  ["March third eighty-four", "ENGLISH", "1984-03-03"],
  ["third of March nineteen eighty four", "ENGLISH", "1984-03-03"],
  ["3/14/84", "ENGLISH", "1984-03-14"],
  ["03/04/1984", "ENGLISH", "1984-03-04"],
  ["zero three one four one nine eight four", "ENGLISH", "1984-03-14"],
  ["three fourteen eighty four", "ENGLISH", "1984-03-14"],
  ["my date of birth is May fifth twenty oh five", "ENGLISH", "2005-05-05"],
  ["April fifth two thousand and one", "ENGLISH", "2001-04-05"],
  ["October twelfth ninety one no ninety two", "ENGLISH", "1992-10-12"],
  ["tres de marzo de mil novecientos ochenta y cuatro", "SPANISH", "1984-03-03"],
  ["el catorce de marzo del ochenta y cuatro", "SPANISH", "1984-03-14"],
  ["cinco de mayo del dos mil", "SPANISH", "2000-05-05"],
  ["veintitrés once setenta y dos", "SPANISH", "1972-11-23"],
  ["le quatorze juillet quatre-vingt-quatre", "FRENCH", "1984-07-14"],
  ["quinze août dix-neuf cent quatre-vingt-dix", "FRENCH", "1990-08-15"],
  ["premier janvier deux mille cinq", "FRENCH", "2005-01-01"],
] as const)("reads a date of birth: %s", (said, language, expected) => {
  expect(read(said, language)).toBe(expected);
});

it("takes two digits of a year for the last year that is over", () => {
  expect(read("May first twenty six", "ENGLISH")).toBe("2026-05-01");
  expect(read("May first thirty", "ENGLISH")).toBe("1930-05-01");
});

it("asks in Spanish and French which of two numbers is the month", () => {
  for (const language of ["SPANISH", "FRENCH"] as const) {
    expect(readAll("3/4/84", language)).toEqual({ kind: "choice", options: ["1984-04-03", "1984-03-04"] });
    expect(read("14/3/84", language)).toBe("1984-03-14");
    expect(read("3/14/84", language)).toBe("1984-03-14");
  }
});

it("asks for a missing year, and reads it alone", () => {
  const reading = readAll("March fourteenth", "ENGLISH");
  expect(reading).toEqual({ kind: "partial", heard: "3/14", missing: { what: "year" } });
  expect(read("eighty four", "ENGLISH", { heard: "3/14" })).toBe("1984-03-14");
});

it("corrects the part that the caller names", () => {
  const current = "1984-03-14";
  expect(read("no, nineteen eighty five", "ENGLISH", { current })).toBe("1985-03-14");
  expect(read("no, the fifteenth", "ENGLISH", { current })).toBe("1984-03-15");
  expect(read("no, April", "ENGLISH", { current })).toBe("1984-04-14");
});

it.each([
  "February thirtieth nineteen ninety",
  "March third twenty thirty",
  "banana",
  "May fifth eighteen fifty",
])("takes no date on which nobody alive was born: %s", (said) => {
  expect(read(said, "ENGLISH")).toBe("unreadable");
});

it("keeps the calendar date in every timezone", () => {
  for (const timeZone of ["Pacific/Kiritimati", "America/Adak", "UTC"])
    expect(read("January first two thousand", "ENGLISH", { timeZone })).toBe("2000-01-01");
});

it.each(LANGUAGES)(
  "says a date in words that are read as the same date (%s)",
  (language) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = addDays("1910-01-01", days);
        const words = sayBirthDate(day, language);
        expect([words, read(words, language)]).toEqual([words, day]);
      }),
      propertyRuns(),
    );
  },
  PROPERTY_TIMEOUT_MS,
);
