import { describe, expect, it } from "vitest";
import { dismissedText, dismissPlan } from "./dismiss-text";

describe("dismissing all failed purchases, in words", () => {
  it("says how many, where, and what stays", () => {
    const { act, effect } = dismissPlan(17, 1000, { orgId: "1" });
    expect(act).toBe("Dismiss all 17 failed purchases");
    expect(effect).toContain("for this organization");
    expect(effect).toContain("Purchases that are being tried again stay");
    expect(dismissPlan(2, 1000, { accountId: "1" }).effect).toContain("this account with its locations");
    expect(dismissPlan(2, 1000, {}).effect).toContain("every organization that you reach");
  });

  it("promises no more than one act dismisses, and reports what it did", () => {
    expect(dismissPlan(1001, 1000, {}).act).toBe("Dismiss the first 1,000 failed purchases");
    expect(dismissedText(1000)).toBe("1,000 dismissed for everybody");
    expect(dismissedText(0)).toBe("Nothing was left to dismiss");
  });
});
