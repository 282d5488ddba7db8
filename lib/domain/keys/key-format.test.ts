import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { isKeyShaped, makeKey } from "./key-format";

describe("API keys", () => {
  it("have a prefix, 30 random characters and 6 of a checksum, and are all different", () => {
    const keys = Array.from({ length: 200 }, makeKey);
    for (const key of keys) expect(key).toMatch(/^lk_live_[0-9A-Za-z]{36}$/);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("fail their checksum when one character changes", () => {
    const characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 43 }), fc.integer({ min: 1, max: 61 }), (position, shift) => {
        const key = makeKey();
        const other = characters[(characters.indexOf(key[position] ?? "") + shift) % 62];
        expect(isKeyShaped(key)).toBe(true);
        expect(isKeyShaped(key.slice(0, position) + other + key.slice(position + 1))).toBe(false);
      }),
      propertyRuns(),
    );
  });
});
