import { describe, expect, it } from "vitest";
import { strayState, strayText } from "./stray-text";

const OPEN = { kind: "stray", state: "open", resolution: null, resolvedBy: null, order: null } as const;

describe("a number at the carrier that is no line here", () => {
  it("says why it is shown, and for which purchase it was bought", () => {
    expect(strayState(OPEN)).toEqual({ label: "Unknown number", tone: "warn" });
    expect(strayText(OPEN)).toContain("No line and no purchase here has it.");
    const order = { id: "1", orgId: "2", name: "Cedar Fax" };
    expect(strayText({ ...OPEN, order })).toContain(
      "It was bought for “Cedar Fax”, but did not become a line.",
    );
  });

  it("says what became of it, and offers nothing more", () => {
    expect(strayState({ ...OPEN, state: "releasing" }).label).toBe("Being released");
    const released = { ...OPEN, state: "resolved", resolution: "released", resolvedBy: "Sam" } as const;
    expect(strayState(released)).toEqual({ label: "Released by Sam", tone: "off" });
    for (const stray of [{ ...OPEN, state: "releasing" } as const, released])
      expect(strayText(stray)).not.toContain("Adopt");
  });
});
