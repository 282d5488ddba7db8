import { describe, expect, it } from "vitest";
import { whoCanText } from "./who-may";

describe("whoCanText", () => {
  it("names every role that has the permission, and the step", () => {
    expect(whoCanText("numbers:edit", "Attach a bot")).toBe("A manager or an admin can attach a bot.");
    expect(whoCanText("numbers:edit")).toBe("A manager or an admin can do this.");
    expect(whoCanText("numbers:provision")).toBe("An admin can do this.");
    expect(whoCanText("carrier:manage")).toBe("Support can do this.");
  });
});
