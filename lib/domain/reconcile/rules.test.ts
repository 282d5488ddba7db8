import { describe, expect, it } from "vitest";
import { isBelievable } from "./rules";

describe("lines that the carrier does not list", () => {
  it("are believed to be lost if they are at most twenty, however few lines there are", () => {
    expect(isBelievable({ missing: 20, held: 20 })).toBe(true);
    expect(isBelievable({ missing: 21, held: 21 })).toBe(false);
  });

  it("are believed to be lost if they are at most a fifth of all lines", () => {
    expect(isBelievable({ missing: 200, held: 1_000 })).toBe(true);
    expect(isBelievable({ missing: 201, held: 1_000 })).toBe(false);
  });
});
