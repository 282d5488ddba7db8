import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { propertyRuns } from "@/db/testing/property-runs";
import { seal, unseal } from "./seal";

useTestEnvironment();

describe("a sealed text", () => {
  it("opens to the original, for any text, and never looks the same twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const sealed = seal(text, "test:1");
        expect(unseal(sealed, "test:1")).toBe(text);
        expect(seal(text, "test:1")).not.toBe(sealed);
      }),
      propertyRuns(),
    );
  });

  it("opens only under its own purpose, and not if a character was changed", () => {
    const sealed = seal("a password", "sip_trunks.password:1");
    expect(sealed).not.toContain("a password");
    expect(() => unseal(sealed, "sip_trunks.password:2")).toThrow();
    for (const at of [5, 20, sealed.length - 2]) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(() => unseal(changed, "sip_trunks.password:1")).toThrow();
    }
    for (const nonsense of ["", "v1.", "v2.AAAA", "plain"])
      expect(() => unseal(nonsense, "sip_trunks.password:1")).toThrow();
  });
});
