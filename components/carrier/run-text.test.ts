import { describe, expect, it } from "vitest";
import type { CarrierRun, Finding } from "@/lib/schemas/carrier";
import { findingText, noneText, resolutionText, runOutcome } from "./run-text";

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

describe("the text of a comparison", () => {
  it("says how many numbers were compared and what was found", () => {
    expect(runOutcome(run({}))).toBe("1,204 numbers compared. Nothing new.");
    expect(runOutcome(run({ listed: 1, strays: 1, lost: 2, found: 3, repaired: 4 }))).toBe(
      "1 number compared. 1 unknown, 2 lost, 3 found again, 4 corrected.",
    );
    expect(runOutcome(run({ state: "running" }))).toBe("Running");
    expect(
      runOutcome(run({ state: "failed", failure: { code: "x", message: "The carrier did not answer." } })),
    ).toBe("The carrier did not answer.");
  });

  it("says that both lists agree only if a comparison found that they do", () => {
    expect(noneText(undefined)).toMatch(/^Unknown/);
    expect(noneText(run({ doubted: 25 }))).not.toMatch(/exactly/);
    expect(noneText(run({ doubted: 0 }))).toMatch(/matched your lines exactly/);
  });

  it("says how a number differs, and how that was resolved", () => {
    expect(findingText(finding({}))).toBe("Paid for, but not a line here.");
    expect(findingText(finding({ order: { id: "1", orgId: "2", name: "Main Line" } }))).toContain(
      "“Main Line”",
    );
    expect(findingText(finding({ state: "releasing" }))).toContain("Being released");
    expect(findingText(finding({ kind: "drifted", drift: ["calls", "label"] }))).toBe(
      "Corrected: where calls go, label at the carrier.",
    );
    expect(resolutionText(finding({ resolution: "adopted", resolvedBy: "S. Support" }))).toBe(
      "Adopted by S. Support",
    );
    expect(resolutionText(finding({ resolution: "gone", resolvedBy: "Worker" }))).toBe(
      "No longer at the carrier",
    );
    expect(resolutionText(finding({ kind: "lost", resolution: "released", resolvedBy: "Schedule" }))).toBe(
      "Released",
    );
    expect(resolutionText(finding({}))).toBe("");
  });
});
