import { describe, expect, it } from "vitest";
import { conflictsOf, mergedValue, sameValue } from "./three-way";

const NAMES = ["name", "address.city", "phone", "faqs"];
const base = { name: "A", address: { city: "Chicago" }, phone: "", faqs: [{ question: "Q", answer: "A" }] };
const mine = { ...base, name: "Mine", phone: "(312) 555-0100" };
const theirs = { ...base, name: "Theirs", address: { city: "Cicero" } };

describe("two people editing the same thing", () => {
  it("lists what the other person changed, and where both did", () => {
    expect(conflictsOf(NAMES, base, mine, theirs)).toEqual([
      { name: "name", theirs: "Theirs", mine: "Mine", bothChanged: true },
      { name: "address.city", theirs: "Cicero", mine: "Chicago", bothChanged: false },
    ]);
  });

  it("keeps every change that only one person made, whichever side is chosen", () => {
    for (const choice of ["mine", "theirs"] as const) {
      expect(mergedValue("address.city", choice, base, mine, theirs)).toBe("Cicero");
      expect(mergedValue("phone", choice, base, mine, theirs)).toBe("(312) 555-0100");
    }
  });

  it("uses the chosen side where both changed the same field", () => {
    expect(mergedValue("name", "mine", base, mine, theirs)).toBe("Mine");
    expect(mergedValue("name", "theirs", base, mine, theirs)).toBe("Theirs");
  });

  it("does not count an empty field as a change", () => {
    expect(sameValue("", null)).toBe(true);
    expect(sameValue({ a: "x ", b: undefined }, { b: null, a: "x" })).toBe(true);
    expect(sameValue([{ a: "1" }, { a: "2" }], [{ a: "2" }, { a: "1" }])).toBe(false);
  });
});
