import { expect, it } from "vitest";
import { otherCodes, proposedCode } from "./proposed-code";

const stock = (level: "many" | "none") => ({ level, checkedAt: "2026-11-19T15:00:00.000Z" });

it("proposes the first area code of the address that is not known to be empty", () => {
  expect(
    proposedCode([
      { code: "312", reason: "Chicago, your address", stock: stock("none") },
      { code: "773", reason: "Chicago, your address", stock: stock("many") },
      { code: "872", reason: "Overlay of 312 and 773", stock: null },
    ]),
  ).toBe("773");
});

it("proposes no area code that has nothing to do with the address", () => {
  expect(proposedCode([{ code: "201", reason: null, stock: stock("many") }])).toBe("");
  expect(proposedCode([])).toBe("");
});

it("offers the same area codes in place of an empty one wherever that is said: those of the address, in its order", () => {
  const codes = [
    { code: "312", reason: "Chicago, your address", stock: null },
    { code: "773", reason: "Chicago, your address", stock: stock("none") },
    { code: "872", reason: "Overlay of 312 and 773", stock: stock("many") },
    { code: "201", reason: null, stock: stock("many") },
    { code: "630", reason: "Nearby", stock: null },
  ];
  expect(otherCodes(codes, "312").map(({ code }) => code)).toEqual(["872", "630"]);
});
