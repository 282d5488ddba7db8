import { describe, expect, it } from "vitest";
import { outline, stepsText } from "./workflow-text";

const step = (title: string, ...below: string[]) => ({
  ...plain(title),
  childSteps: below.map(plain),
});
function plain(title: string) {
  return {
    title,
    description: null,
    instructions: null,
    order: 0,
    examples: [],
    action: null,
    actionMetadata: null,
  };
}

describe("stepsText", () => {
  it.each([
    [[], "No steps yet"],
    [[step("A")], "1 step"],
    [[step("A"), step("B")], "2 steps"],
    [[step("A", "a")], "1 step and 1 child step"],
    [[step("A", "a", "b"), step("B")], "2 steps and 2 child steps"],
  ])("counts steps and child steps: %#", (steps, words) => {
    expect(stepsText({ steps })).toBe(words);
  });
});

describe("outline", () => {
  it("puts each step on its own line and indents child steps", () => {
    expect(outline([step("A", "a"), step("B")])).toBe("• A\n   ◦ a\n• B");
  });
});
