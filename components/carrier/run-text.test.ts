import { describe, expect, it } from "vitest";
import type { CarrierRun, Finding } from "@/lib/schemas/carrier";
import { findingText, resolutionText, runOutcome } from "./run-text";

const run = (values: Partial<CarrierRun>) =>
  ({
    state: "done",
    failure: null,
    listed: 1204,
    strays: 0,
    lost: 0,
    found: 0,
    repaired: 0,
    ...values,
  }) as CarrierRun;
const finding = (values: Partial<Finding>) =>
  ({
    kind: "stray",
    state: "open",
    resolution: null,
    resolvedBy: null,
    drift: [],
    order: null,
    ...values,
  }) as Finding;

describe("a comparison in words", () => {
  it("says how much was compared and what came of it", () => {
    expect(runOutcome(run({}))).toBe("1,204 numbers compared. Nothing new.");
    expect(runOutcome(run({ listed: 1, strays: 1, lost: 2, found: 3, repaired: 4 }))).toBe(
      "1 number compared. 1 unknown, 2 lost, 3 found again, 4 set right.",
    );
    expect(runOutcome(run({ state: "running" }))).toBe("Under way");
    expect(
      runOutcome(run({ state: "failed", failure: { code: "x", message: "The carrier did not answer." } })),
    ).toBe("The carrier did not answer.");
  });

  it("says what is different about a number, and how that ended", () => {
    expect(findingText(finding({}))).toBe("Paid for, and no line here.");
    expect(findingText(finding({ order: { id: "1", orgId: "2", name: "Main Line" } }))).toContain(
      "“Main Line”",
    );
    expect(findingText(finding({ state: "releasing" }))).toContain("On its way back");
    expect(findingText(finding({ kind: "drifted", drift: ["webhookUrl", "label"] }))).toBe(
      "Set right: where its calls go, its name at the carrier.",
    );
    expect(resolutionText(finding({ resolution: "adopted", resolvedBy: "S. Support" }))).toBe(
      "Adopted by S. Support",
    );
    expect(resolutionText(finding({ resolution: "gone", resolvedBy: "Worker" }))).toBe("Gone by itself");
    expect(resolutionText(finding({}))).toBe("");
  });
});
