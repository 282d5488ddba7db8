import { describe, expect, it } from "vitest";
import type { Language } from "@/lib/constants/languages";
import { sayName } from "../say/say-name";
import { readLines } from "../testing/read-lines";
import { type NameContext, readName } from "./read-name";

function read(said: string, language: Language, more: Partial<NameContext> = {}): string {
  const reading = readName(said, { language, ...more });
  return reading.kind === "value" ? `${reading.value.first} | ${reading.value.last}` : reading.kind;
}

it.each([
  ["It’s under Odell Pemberton.", "ENGLISH", "Odell | Pemberton"],
  ["my name is odell pemberton", "ENGLISH", "Odell | Pemberton"],
  ["this is Robert Kim, born January 15, 1968. I received a bill", "ENGLISH", "Robert | Kim"],
  ["last name Smith first name John", "ENGLISH", "John | Smith"],
  ["um yes hi this is Jessica... Jessica Martinez", "ENGLISH", "Jessica | Martinez"],
  ["it’s for my daughter Anna Grier", "ENGLISH", "Anna | Grier"],
  ["Mary Smith-Jones", "ENGLISH", "Mary | Smith-Jones"],
  ["Hello, this is Thomas Lee. I started last week", "ENGLISH", "Thomas | Lee"],
  ["Green Valley, hello? My name is Jane Foster", "ENGLISH", "Jane | Foster"],
  ["Sean O’Neil", "ENGLISH", "Sean | O’Neil"],
  ["ludwig van der berg", "ENGLISH", "Ludwig | van der Berg"],
  ["me llamo María García López", "SPANISH", "María | García López"],
  ["a nombre de Juan de la Cruz", "SPANISH", "Juan | de la Cruz"],
  ["nombre Ana apellido Ruiz", "SPANISH", "Ana | Ruiz"],
  ["habla Luis Torres quiero una cita", "SPANISH", "Luis | Torres"],
  ["c’est au nom de Jean-François Côté", "FRENCH", "Jean-François | Côté"],
  ["oui bonjour c’est Hélène Dubois j’aimerais un rendez-vous", "FRENCH", "Hélène | Dubois"],
  ["prénom Luc nom de famille Gagnon", "FRENCH", "Luc | Gagnon"],
] as const)("reads the name in: %s", (said, language, expected) => {
  expect(read(said, language)).toBe(expected);
});

describe("spelling", () => {
  it.each([
    ["Kimberly Weber, that’s W-E-B-E-R", "ENGLISH", "Kimberly | Weber"],
    ["Jennifer Macdonald M C D O N A L D", "ENGLISH", "Jennifer | Mcdonald"],
    ["J as in John, O, N, last name S M Y T H E", "ENGLISH", "Jon | Smythe"],
    ["first name Ana last name B as in boy E double T Y", "ENGLISH", "Ana | Betty"],
    ["Luis Peña, pe e eñe a", "SPANISH", "Luis | Peña"],
    ["Luc Denis, D comme David, E N I S", "FRENCH", "Luc | Denis"],
  ] as const)("is read, and wins over the word: %s", (said, language, expected) => {
    expect(read(said, language)).toBe(expected);
  });

  it("is spelled back", () => {
    expect(sayName({ first: "Jon", last: "Smythe", isSpelled: true })).toBe(
      "Jon Smythe: J, O, N; S, M, Y, T, H, E",
    );
  });
});

it("asks for the part that is missing", () => {
  expect(readName("Robert", { language: "ENGLISH" })).toEqual({
    kind: "partial",
    heard: "Robert",
    missing: { what: "last_name" },
  });
  expect(read("Kim", "ENGLISH", { heard: "Robert" })).toBe("Robert | Kim");
});

it("corrects the part that the caller names or that the word resembles", () => {
  const current = { first: "Kimberly", last: "Weber", isSpelled: false };
  expect(read("no, the last name is Webber", "ENGLISH", { current })).toBe("Kimberly | Webber");
  expect(read("no, Webber", "ENGLISH", { current })).toBe("Kimberly | Webber");
  expect(read("no, it’s Kimberley", "ENGLISH", { current })).toBe("Kimberley | Weber");
  expect(read("no, Banana", "ENGLISH", { current })).toBe("unreadable");
});

it.each([
  ["I don’t know", "ENGLISH"],
  ["what do you need", "ENGLISH"],
  ["I need an appointment tomorrow", "ENGLISH"],
  ["no sé", "SPANISH"],
  ["je ne sais pas", "FRENCH"],
] as const)("takes no sentence for a name: %s", (said, language) => {
  expect(read(said, language)).toBe("unreadable");
});

it("never alters a name into one that sounds alike", () => {
  const rows = readLines<{ kind: string; value: string }>("intake-entities-en.jsonl");
  for (const { value } of rows.filter(({ kind }) => kind === "name-with-decoy"))
    for (const said of [value, `my name is ${value}`, `yes this is ${value} calling about my appointment`])
      expect(read(said, "ENGLISH").replace(" | ", " ")).toBe(value);
});
