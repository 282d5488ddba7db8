import { describe, expect, it } from "vitest";
import { proposedName } from "./proposed-name";

describe("proposedName", () => {
  it("is Main Line for the first line", () => {
    expect(proposedName([])).toBe("Main Line");
    expect(proposedName(["After Hours"])).toBe("Main Line");
  });

  it("is never the name of another line, however that is written", () => {
    expect(proposedName(["Main Line"])).toBe("Main Line 2");
    expect(proposedName(["main line", "MAIN LINE 2", "Main Line 4"])).toBe("Main Line 3");
  });

  it("proposes ten different names to an organization that takes each", () => {
    const names: string[] = [];
    while (names.length < 10) names.push(proposedName(names));
    expect(new Set(names).size).toBe(10);
    expect(names.at(-1)).toBe("Main Line 10");
  });
});
