import { expect, it } from "vitest";
import { answer, greet, type Setting, type State } from "./receptionist";
import { WORDS } from "./words";

const FAQS = [
  { id: "parking", question: "Where do I park?", answer: "Behind the building. Parking is free." },
  {
    id: "insurance",
    question: "Which insurance plans do you accept?",
    answer: "We accept Delta Dental and Cigna.",
  },
  { id: "cleaning", question: "How much is a cleaning?", answer: "A cleaning is 120 dollars." },
  { id: "whitening", question: "How much is whitening?", answer: "Whitening is 300 dollars." },
];
const SETTING: Setting = {
  language: "ENGLISH",
  greeting: "Front desk, hello.",
  entries: FAQS,
  isInterruptible: true,
};
const NEW: State = { unanswered: 0, hasAnswered: false };

it("greets, and always says that it is an automated AI assistant and that the call is transcribed", () => {
  for (const language of ["ENGLISH", "SPANISH", "FRENCH"] as const) {
    const { said } = greet({ ...SETTING, language });
    expect(said.map(({ source }) => source)).toEqual(["greeting", "disclosure"]);
  }
  expect(WORDS.ENGLISH.disclosure).toMatch(/automated AI assistant.*transcribed/);
  expect(WORDS.SPANISH.disclosure).toMatch(/inteligencia artificial.*se transcribe/);
  expect(WORDS.FRENCH.disclosure).toMatch(/intelligence artificielle.*transcrit/);
});

it.each([
  ["Where can I park my car?", "parking"],
  ["is there parking", "parking"],
  ["Do you accept my insurance?", "insurance"],
  ["what insurance plans are you accepting", "insurance"],
  ["How much does a cleaning cost?", "cleaning"],
])("answers %s with the training's own words", (said, id) => {
  const turn = answer(SETTING, NEW, said);
  expect(turn.said).toEqual([
    { text: FAQS.find((faq) => faq.id === id)?.answer, source: "faq", entryId: id },
  ]);
});

it.each(["Do you sell cars?", "How much?", "My dog ate my homework", "…"])(
  "makes up nothing for %s: asks once, then sends the caller to the staff",
  (said) => {
    const first = answer(SETTING, NEW, said);
    const second = answer(SETTING, first.state, said);
    expect([...first.said, ...second.said].map(({ text }) => text)).toEqual([
      WORDS.ENGLISH.askAgain,
      WORDS.ENGLISH.noAnswer,
    ]);
  },
);

it("says goodbye when the caller does, and hangs up", () => {
  for (const said of ["Goodbye", "Thanks, bye!", "OK, that's all.", "No, thank you. Have a good day."])
    expect(answer(SETTING, NEW, said)).toMatchObject({ isOver: true, said: [{ source: "goodbye" }] });
});

it("says the same to the same words, every time", () => {
  const replay = () => answer(SETTING, NEW, "Where do I park?");
  expect(replay()).toEqual(replay());
});
