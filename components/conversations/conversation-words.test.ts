import { expect, it } from "vitest";
import { answeredText, callerText, durationText } from "./conversation-words";

const of = (...sources: ("faq" | "not_understood" | "greeting" | null)[]) =>
  answeredText(sources.map((source) => ({ source })));

it("says how many of the questions were answered, and nothing if there were none", () => {
  expect(of("greeting", null, "faq", null, "not_understood", null, "not_understood")).toBe("1 of 3");
  expect(of("greeting", null, "not_understood")).toBe("0 of 1");
  expect(of("greeting")).toBeNull();
});

it("names callers by their numbers, and calls by their length", () => {
  expect(callerText("+12065550177")).toBe("(206) 555-0177");
  expect(callerText(null)).toBe("Withheld number");
  expect([durationText(8), durationText(85), durationText(null)]).toEqual(["8 s", "1 min 25 s", "–"]);
});
