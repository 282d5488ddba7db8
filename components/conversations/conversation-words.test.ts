import { expect, it } from "vitest";
import { answeredText, callerText, durationText, standingOf } from "./conversation-words";

const questions = (answered: number, asked: number) => ({ answered, asked });

it("says how many of the questions were answered, and nothing if there were none", () => {
  expect(answeredText(questions(1, 3))).toBe("1 of 3");
  expect(answeredText(questions(0, 1))).toBe("0 of 1");
  expect(answeredText(questions(0, 0))).toBeNull();
});

it("does not call a call answered if some of its questions were not", () => {
  const call = (answered: number, asked: number) =>
    standingOf({ status: "ended", outcome: "answered", questions: questions(answered, asked) });
  expect(call(2, 3)).toMatchObject({ label: "2 of 3 answered", tone: "warn" });
  expect(call(3, 3)).toMatchObject({ label: "Answered", tone: "ok" });
  const unanswered = { status: "ended", outcome: "abandoned", questions: questions(0, 2) } as const;
  expect(standingOf(unanswered).label).toBe("Nothing answered");
});

it("names callers by their numbers, and calls by their length", () => {
  expect(callerText("+12065550177")).toBe("(206) 555-0177");
  expect(callerText(null)).toBe("Withheld number");
  expect([durationText(8), durationText(85), durationText(null)]).toEqual(["8 s", "1 min 25 s", "–"]);
});
