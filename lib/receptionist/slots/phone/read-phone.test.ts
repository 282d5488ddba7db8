import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { sayPhone } from "../say/say-phone";
import { LANGUAGE_OF, readLines } from "../testing/read-lines";
import { PHONE_STYLES, randomPhone, seeded, spokenPhone } from "../testing/spoken-phone";
import { type PhoneContext, readPhone } from "./read-phone";

function read(said: string, language: Language, more: Partial<PhoneContext> = {}): string {
  const reading = readPhone(said, { language, ...more });
  return reading.kind === "value" ? reading.value : reading.kind;
}

it.each([
  ["Four one zero, five five five, oh one nine one.", "ENGLISH"],
  ["four ten five fifty five oh one ninety one", "ENGLISH"],
  ["my area code is four one zero and the number is triple five zero one nine one", "ENGLISH"],
  ["I am 45 and my number is 410 555 0191 thanks", "ENGLISH"],
  ["plus one 410-555-0191 extension 12", "ENGLISH"],
  ["cuatrocientos diez quinientos cincuenta y cinco cero uno noventa y uno", "SPANISH"],
  ["cuatro uno cero doble cinco cinco cero uno nueve uno", "SPANISH"],
  ["quatre cent dix, cinq cent cinquante-cinq, zéro un quatre-vingt-onze", "FRENCH"],
  ["quatre un zéro trois fois cinq zéro un neuf un", "FRENCH"],
] as const)("reads a number in words: %s", (said, language) => {
  expect(read(said, language)).toBe("+14105550191");
});

it("reads hundreds and thousands as callers say them", () => {
  expect(read("one eight hundred five five five two thousand", "ENGLISH")).toBe("+18005552000");
  expect(read("ochocientos cinco cinco cinco doce treinta y cuatro", "SPANISH")).toBe("+18005551234");
});

it("keeps tens apart from units where only that makes a number", () => {
  expect(read("four twenty five fifty five oh one ninety one", "ENGLISH")).toBe("+14205550191");
});

it("reads numbers of other countries by their country code, and French ones in French", () => {
  expect(read("+33 6 39 98 10 27", "ENGLISH")).toBe("+33639981027");
  expect(read("zéro six trente-neuf quatre-vingt-dix-huit dix vingt-sept", "FRENCH")).toBe("+33639981027");
  expect(read("plus forty four twenty seventy nine forty six oh one oh three", "ENGLISH")).toBe(
    "+442079460103",
  );
});

describe("corrections", () => {
  it.each([
    ["four one zero five five five oh one nine, no wait, eight one", "ENGLISH"],
    ["four one zero five five five oh one nine one, no wait, 8 not 9", "ENGLISH"],
    ["four one zero five five five oh one nine one, sorry, oh one eight one", "ENGLISH"],
    ["four one zero five five five oh one nine one, no wait, not nine, eight", "ENGLISH"],
    ["four one zero five five five oh one nine, that should be eight, one", "ENGLISH"],
    ["four one zero five five five oh one nine one, eight not nine", "ENGLISH"],
    ["four one three, sorry, four one zero, five five five, oh one eight one", "ENGLISH"],
    ["four one zero five five six, no, five five five, oh one eight one", "ENGLISH"],
    ["quatre un zéro cinq cinq cinq zéro un neuf un, pas neuf, huit", "FRENCH"],
    ["cuatro uno cero cinco cinco cinco cero uno nueve uno, no espere, ocho no nueve", "SPANISH"],
    ["quatre un zéro cinq cinq cinq zéro un neuf un, non attendez, huit pas neuf", "FRENCH"],
  ] as const)("are applied within a number: %s", (said, language) => {
    expect(read(said, language)).toBe("+14105550181");
  });

  it("are applied to what was read back", () => {
    const current = "+14105550191";
    expect(read("no, it’s 8 not 9", "ENGLISH", { current })).toBe("+14105550181");
    expect(read("no, it ends in oh one nine two", "ENGLISH", { current })).toBe("+14105550192");
    expect(read("no, the area code is four one three", "ENGLISH", { current })).toBe("+14135550191");
    expect(read("es ocho, no nueve", "SPANISH", { current })).toBe("+14105550181");
    expect(read("non, c’est huit pas neuf", "FRENCH", { current })).toBe("+14105550181");
  });

  it("are asked about if it is unclear which digit they mean", () => {
    const reading = readPhone("eight not five", { language: "ENGLISH", current: "+14105550191" });
    expect(reading).toEqual({ kind: "unreadable", reason: "which_digit" });
  });
});

it("names what is missing, and puts both parts together", () => {
  const part = readPhone("five five five oh one nine one", { language: "ENGLISH" });
  expect(part).toEqual({ kind: "partial", heard: "5550191", missing: { what: "area_code" } });
  expect(read("four one zero", "ENGLISH", { heard: "5550191" })).toBe("+14105550191");
  expect(readPhone("four one zero", { language: "ENGLISH" })).toMatchObject({
    missing: { what: "digits", count: 7 },
  });
  expect(read("five five five oh one nine one", "ENGLISH", { heard: "410" })).toBe("+14105550191");
  expect(
    readPhone("four one zero five five five oh one nine one two", { language: "ENGLISH" }),
  ).toMatchObject({
    missing: { what: "too_many_digits", count: 1 },
  });
  expect(readPhone("one one one five five five oh one nine one", { language: "ENGLISH" })).toMatchObject({
    reason: "no_such_number",
  });
});

it("reads every number that libphonenumber finds valid for the US in Microsoft’s sentences", () => {
  const rows = readLines<{ lang: string; text: string; numbers: string[] }>(
    "recognizers-phones-en-es-fr.jsonl",
  );
  const known = rows.flatMap(({ lang, text, numbers }) => {
    const number = numbers
      .map((each) => parsePhoneNumberFromString(each, "US"))
      .find((each) => each?.isValid());
    return number ? [[text, read(text, LANGUAGE_OF[lang] ?? "ENGLISH"), number.number]] : [];
  });
  expect(known.length).toBeGreaterThan(20);
  expect(known.map(([text, found]) => [text, found])).toEqual(
    known.map(([text, , number]) => [text, number]),
  );
});

it.each(LANGUAGES)("reads at least 98 of 100 spoken numbers (%s)", (language) => {
  const random = seeded(2027);
  const wrong = Array.from({ length: 300 }, (_, index) => {
    const digits = randomPhone(random);
    const said = spokenPhone(digits, PHONE_STYLES[index % PHONE_STYLES.length] ?? "digits", language, random);
    return { said, digits, found: read(said, language) };
  }).filter(({ digits, found }) => found !== `+1${digits}`);
  expect(wrong.slice(0, wrong.length > 6 ? 6 : 0)).toEqual([]);
});

it.each(LANGUAGES)(
  "says a number in words that are read as the same number (%s)",
  (language) => {
    fc.assert(
      fc.property(
        fc.integer().map((seed) => randomPhone(seeded(seed))),
        (digits) => {
          expect(read(sayPhone(`+1${digits}`, language), language)).toBe(`+1${digits}`);
        },
      ),
      propertyRuns(),
    );
  },
  PROPERTY_TIMEOUT_MS,
);
