import { describe, expect, it } from "vitest";
import { outcomeText } from "./outcome-text";

describe("outcomeText", () => {
  it("says that nothing was changed only after a refusal", () => {
    expect(outcomeText({ code: "bot_in_use" }, "Nothing was deleted.")).toBe("Nothing was deleted.");
    for (const outcome of ["checking", "unknown", "unsaved", "outdated", "signed_out"] as const)
      expect(outcomeText({ code: "internal_error", outcome }, "Nothing was deleted.")).not.toBe(
        "Nothing was deleted.",
      );
  });

  it("does not say that nothing was created if only its secret is gone", () => {
    expect(outcomeText({ code: "secret_erased" }, "Nothing was saved.")).toBeNull();
  });
});
