import { describe, expect, it } from "vitest";
import { isBelievable } from "./rules";

describe("lines that the carrier does not list", () => {
  it("are believed to be lost up to twenty, however few there are", () => {
    expect(isBelievable({ missing: 20, held: 20 })).toBe(true);
    expect(isBelievable({ missing: 21, held: 21 })).toBe(false);
  });

  it("are believed to be lost up to a fifth of all, and not one more", () => {
    expect(isBelievable({ missing: 200, held: 1_000 })).toBe(true);
    expect(isBelievable({ missing: 201, held: 1_000 })).toBe(false);
  });
});
