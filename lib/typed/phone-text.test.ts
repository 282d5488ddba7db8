import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { PHONE_PROBLEMS } from "@/lib/constants/phone-problems";
import { readPhone } from "./reading";

const reasonOf = (typed: string) => {
  const reading = readPhone(typed);
  return "reason" in reading ? reading.reason : reading.e164;
};
const sentenceOf = (typed: string) => {
  const reading = readPhone(typed);
  return "reason" in reading ? reading.message : undefined;
};

describe("a phone number", () => {
  it.each([
    "(312) 555-0142",
    "312-555-0142",
    "312.555.0142",
    "312/555-0142",
    "3125550142",
    "1 312 555 0142",
    "1 (312) 555-0142",
    "+1 312 555 0142",
    "+13125550142",
    " 312 555 0142 ",
    "３１２５５５０１４２",
    "＋１（３１２）５５５－０１４２",
    "\u202a+1 (312) 555-0142\u202c",
    "\u200b312\u200b555\u200b0142\ufeff",
    "312\u00a0555\u20110142",
    "tel:+1-312-555-0142",
    "tel:+1%20312%20555%200142",
    "TEL:3125550142;phone-context=+1",
    "<tel:+13125550142>",
    "“(312) 555-0142”",
    "'312 555 0142'",
    "call (312) 555-0142",
    "Call us at 312-555-0142.",
    "Phone: (312) 555-0142",
    "Tel.: +1 312 555 0142",
    "Teléfono: 312 555 0142",
    "(312) 555-0142 (mobile)",
    "(312) 555-0142 - front desk",
    "011 1 312 555 0142",
    "001 312 555 0142",
    "[312] 555 0142",
    "312_555_0142",
    "312\t555\n0142",
  ])("is read from %j", (typed) => {
    expect(readPhone(typed)).toEqual({ e164: "+13125550142" });
  });

  it.each([
    ["+31 85 083 5037", "+31850835037"],
    ["+31 (0)85 083 5037", "+31850835037"],
    ["0031 85 083 5037", "+31850835037"],
    ["0031 (0) 85 083 5037", "+31850835037"],
    ["011 31 85 083 5037", "+31850835037"],
    ["+310850835037", "+31850835037"],
    ["\u202d+44 20 7946 0958\u202c", "+442079460958"],
    ["tel:+44-20-7946-0958", "+442079460958"],
    ["+39 06 6982 1234", "+390669821234"],
    ["+52 55 1234 5678", "+525512345678"],
  ])("of another country is read from %j", (typed, e164) => {
    expect(readPhone(typed)).toEqual({ e164 });
  });

  it.each([
    ["", "invalid_format"],
    ["\u200b\u202e", "invalid_format"],
    ["front desk", "invalid_format"],
    ["3 offices", "invalid_format"],
    ["312-555-0142 & *!?", "invalid_format"],
    ["1+3125550142", "invalid_format"],
    ["555-0142", "missing_digits"],
    ["312 555 014", "missing_digits"],
    ["1 312 555 014", "missing_digits"],
    ["+1 312 555", "missing_digits"],
    ["+44 20 79", "missing_digits"],
    ["312 555 01422", "too_many_digits"],
    ["442079460958", "too_many_digits"],
    ["+1 312 555 01422", "too_many_digits"],
    ["+44 20 7946 0958 1234", "too_many_digits"],
    ["0850835037", "country_code_missing"],
    ["020 7946 0958", "country_code_missing"],
    ["(312) 555-0142 ext 12", "has_extension"],
    ["(312) 555-0142 ext. 12", "has_extension"],
    ["(312) 555-0142 extension 12", "has_extension"],
    ["(312) 555-0142 extensión 12", "has_extension"],
    ["312-555-0142 poste 12", "has_extension"],
    ["312-555-0142x12", "has_extension"],
    ["312-555-0142 #12", "has_extension"],
    ["tel:+13125550142;ext=12", "has_extension"],
    ["312-555-0142,,12#", "has_extension"],
    ["+44 20 7946 0958 ext 4", "has_extension"],
    ["1-800-DENTIST", "has_letters"],
    ["1 800 DENTISTS", "has_letters"],
    ["312-555-CALL", "has_letters"],
    ["(312) 555-0142, (312) 555-0143", "several_numbers"],
    ["312-555-0142 or 312-555-0143", "several_numbers"],
    ["312-555-0142 / 312-555-0143", "several_numbers"],
    ["3125550142/3125550143", "several_numbers"],
    ["+13125550142 +442079460958", "several_numbers"],
    ["312-555-0142 fax 312-555-0143", "several_numbers"],
    ["+10125550142", "impossible_number"],
    ["+19115551234", "impossible_number"],
    ["+14115551234", "impossible_number"],
    ["(312) 055-0142", "impossible_number"],
    ["(312) 911-0142", "impossible_number"],
    ["+999123456789", "impossible_number"],
    ["+0123456789", "impossible_number"],
  ])("is not read from %j: %s", (typed, reason) => {
    expect(reasonOf(typed)).toBe(reason);
  });

  it("is refused with a sentence that says what is wrong with it", () => {
    expect(sentenceOf("1-800-DENTIST")).toBe("Use digits instead of letters: (800) 336-8478.");
    expect(sentenceOf("555-0142")).toBe("A US number has ten digits with its area code. This one has 7.");
    expect(sentenceOf("12")).toContain("This one has 2.");
    expect(sentenceOf("1 312 555 014")).toContain("This one has 9.");
    expect(sentenceOf("911 555 0142")).toBe("There is no area code 911.");
    expect(sentenceOf("312 911 0142")).toBe("911 cannot follow an area code. Check the number.");
    expect(sentenceOf("+999123456789")).toBe("There is no country code +999.");
    expect(sentenceOf("312 555 0142 x7")).toBe(
      "Enter the number without its extension. Extensions cannot be dialed.",
    );
    const sentences = ["x", "1", "312 555 01422", "0850835037", "312 555 0142 x7", "1-800-DENTIST"].map(
      sentenceOf,
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("with the area code 555 passes, as examples use it", () => {
    expect(readPhone("(555) 555-0142")).toEqual({ e164: "+15555550142" });
  });

  it("that is incomplete still tells its digits, for searches", () => {
    expect(readPhone("\u202a(312) 555\u202c")).toMatchObject({ digits: "312555" });
    expect(readPhone("1 312")).toMatchObject({ digits: "1312" });
    expect(readPhone("(312) 555-0142 ext 12")).toMatchObject({ digits: "13125550142" });
  });
});

const MARKS = ["\u200b", "\u200e", "\u202a", "\u202c", "\u2060", "\ufeff", "\u00ad", "\u2066", "\u2069"];
const mark = fc.constantFrom("", "", ...MARKS);
const separator = fc.constantFrom("", " ", "-", ".", "\u00a0", "\u2011", "\u2013", " - ", "/", "\u3000");
const wide = (text: string) =>
  text.replace(/[\d+]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** A possible US number, in groups. */
const usGroups = fc
  .tuple(
    fc.integer({ min: 200, max: 999 }),
    fc.integer({ min: 200, max: 999 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([area, exchange, last]) => [String(area), String(exchange), String(last).padStart(4, "0")])
  .filter((groups) => !groups.slice(0, 2).some((three) => three.endsWith("11")));
const foreignGroups = fc.constantFrom(
  ["31", "85", "083", "5037"],
  ["44", "20", "7946", "0958"],
  ["33", "1", "42", "68", "53", "00"],
  ["52", "55", "1234", "5678"],
  ["49", "30", "123456"],
);

/** What people put around a number without meaning it. */
const wrapping = fc.constantFrom<[string, string]>(
  ["", ""],
  [" ", " "],
  ["“", "”"],
  ["<", ">"],
  ["Phone: ", ""],
  ["call ", "."],
  ["Tel. ", " (office)"],
  ["\n", "\t"],
  ["* ", ","],
);

describe("every possible number", () => {
  it("is read back from any grouping, with any marks, in any wrapping", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(usGroups, fc.constantFrom("", "1", "+1", "001", "0111")),
          foreignGroups.chain(([code = "", ...rest]) =>
            fc.tuple(fc.constant(rest), fc.constantFrom(`+${code}`, `00${code}`, `011${code}`)),
          ),
        ),
        fc.array(separator, { minLength: 6, maxLength: 6 }),
        fc.array(mark, { minLength: 40, maxLength: 40 }),
        wrapping,
        fc.boolean(),
        (number, separators, marks, [before, after], isWide) => {
          const [groups, prefix] = number;
          const expected = `${prefix.replace(/^(?:00|011|\+)/, "+").replace(/^1?$/, "+1")}${groups.join("")}`;
          const parts = prefix === "" ? groups : [prefix, ...groups];
          const written = parts.map((part, at) => (at === 0 ? part : `${separators[at]}${part}`)).join("");
          const marked = Array.from(written, (one, at) => `${marks[at % 40]}${one}`).join("");
          expect(reasonOf(`${before}${isWide ? wide(marked) : marked}${after}`)).toBe(expected);
        },
      ),
      propertyRuns(),
    );
  });

  it("is the only thing that any text is read as, and every refusal has a reason and a sentence", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+()\d\s,;x/.a-z-]{0,40}$/)),
        (typed) => {
          const reading = readPhone(typed);
          if ("e164" in reading) {
            expect(reading.e164).toMatch(/^\+[1-9]\d{6,14}$/);
            expect(readPhone(reading.e164)).toEqual(reading);
          } else {
            expect(PHONE_PROBLEMS).toContain(reading.reason);
            expect(reading.message).toMatch(/^[A-Z0-9].*\.$/);
            expect(reading.digits).toMatch(/^\d*$/);
          }
        },
      ),
      propertyRuns(),
    );
  });

  it("is not looked for in a long text, which is refused at once", () => {
    for (const typed of ["1".repeat(100_000), "(".repeat(100_000), "1, ".repeat(50_000), "a1".repeat(50_000)])
      expect(reasonOf(typed)).toBe("invalid_format");
  });
});
