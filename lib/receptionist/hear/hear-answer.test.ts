import { expect, it } from "vitest";
import { dataLines } from "../testing/read-sentences";
import { hearAnswer } from "./hear-answer";

it.each([
  ["no, Thursday", "no", "Thursday"],
  ["Yes, at nine", "yes", "at nine"],
  ["OK, but that's not right", "no", "OK, but"],
])("tells the answer from what was said besides: %s", (said, answer, rest) => {
  expect(hearAnswer(said, "ENGLISH")).toEqual({ answer, rest });
});

it.each(["maybe", "I don't know", "not sure", "no idea", "Thursday", "where do I park", ""])(
  "takes %j for no answer",
  (said) => expect(hearAnswer(said, "ENGLISH")).toBeNull(),
);

it.each(["no puedo respirar", "no tengo seguro", "si tengo seguro cuánto cuesta"])(
  "does not take the first word of a statement for an answer: %s",
  (said) => expect(hearAnswer(said, "SPANISH")).toBeNull(),
);

it.each([
  ["no problem", "yes"],
  ["why not", "yes"],
  ["you are not wrong", "yes"],
  ["of course not", "no"],
])("hears the whole of %j", (said, answer) => expect(hearAnswer(said, "ENGLISH")).toMatchObject({ answer }));

it("understands yes and no as other authors collected them", () => {
  const LANGUAGE = { en: "ENGLISH", es: "SPANISH", fr: "FRENCH" } as const;
  const rows = dataLines("recognizers-yes-no-en-es-fr.jsonl").map(
    (line): { lang: keyof typeof LANGUAGE; text: string; answers: { value: boolean }[] } => JSON.parse(line),
  );
  const answers = rows.map(({ lang, text, answers: [expected] }) => ({
    expected: expected?.value ? "yes" : "no",
    answer: hearAnswer(text, LANGUAGE[lang])?.answer,
  }));
  expect(answers.filter(({ expected, answer }) => answer && answer !== expected)).toEqual([]);
  expect(answers.filter(({ expected, answer }) => answer === expected).length).toBeGreaterThanOrEqual(
    0.9 * rows.length,
  );
});
