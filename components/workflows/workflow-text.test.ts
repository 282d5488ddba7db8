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
    [[step("A", "a")], "1 step and 1 below it"],
    [[step("A", "a", "b"), step("B")], "2 steps and 2 below them"],
  ])("counts steps and those below them: %#", (steps, words) => {
    expect(stepsText({ steps })).toBe(words);
  });
});

describe("outline", () => {
  it("tells each step on a line, those below a step further in", () => {
    expect(outline([step("A", "a"), step("B")])).toBe("• A\n   ◦ a\n• B");
  });
});
