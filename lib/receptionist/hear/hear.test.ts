import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { expectationOf, ownSentences, type Sentence } from "../testing/read-sentences";
import { hear } from "./hear";
import { hearAnswer } from "./hear-answer";
import type { Heard } from "./heard";

const ANSWERS = new Set(["yes", "no"]);
const ALARMS = new Set(["emergency", "emergency:suicide", "urgent"]);

describe.each(LANGUAGES)("%s", (language) => {
  const heardAs = ({ say, expect }: Sentence) =>
    ANSWERS.has(expect)
      ? (hearAnswer(say, language)?.answer ?? "none")
      : expectationOf(hear(say, language)[0]);

  it.each(["built", "judged"] as const)("understands what callers say, in the half that is %s", (half) => {
    const sentences = ownSentences(language, half);
    for (const kind of new Set(sentences.map((sentence) => sentence.expect))) {
      const own = sentences.filter((sentence) => sentence.expect === kind);
      const missed = own.filter((sentence) => heardAs(sentence) !== kind);
      // One miss in ten, and one more where there are few.
      expect(missed.length, `${kind}: ${missed.map(({ say }) => say).join(" | ")}`).toBeLessThanOrEqual(
        Math.max(1, Math.floor(own.length / 10)),
      );
    }
  });

  it("never raises an alarm over what is denied, over, supposed or told", () => {
    const calm = (["built", "judged"] as const)
      .flatMap((half) => ownSentences(language, half))
      .filter((sentence) => sentence.expect === "none" && ALARMS.has(heardAs(sentence)));
    expect(calm).toEqual([]);
  });

  it("never takes yes for no, nor no for yes", () => {
    const opposite = (["built", "judged"] as const)
      .flatMap((half) => ownSentences(language, half))
      .filter((one) => ANSWERS.has(one.expect) && ![one.expect, "none"].includes(heardAs(one)));
    expect(opposite).toEqual([]);
  });

  it("works as much on a word of a long sentence as on one of a short sentence, and little", () => {
    const long = ownSentences(language, "judged").map(({ say }) => say);
    const stepsOf = (text: string) => {
      const work = { steps: 0 };
      hear(text, language, work);
      return work.steps / text.split(/\s+/).length;
    };
    const short = stepsOf(long.slice(0, 30).join(" "));
    expect(stepsOf(long.slice(0, 120).join(" "))).toBeLessThan(short * 1.5);
    expect(short).toBeLessThan(150);
  });
});

it("hears an emergency in any language, whichever the line speaks", () => {
  expect(hear("mi esposo no puede respirar", "ENGLISH")[0]).toMatchObject({ kind: "emergency" });
  expect(hear("elle ne respire plus", "SPANISH")[0]).toMatchObject({ kind: "emergency" });
  expect(hear("my dad won't wake up", "FRENCH")[0]).toMatchObject({ kind: "emergency" });
});

it("marks suicide, so that 988 is said beside 911", () => {
  const isSuicide = (heard: Heard | undefined) => heard?.kind === "emergency" && heard.suicide;
  expect(isSuicide(hear("I want to kill myself", "ENGLISH")[0])).toBe(true);
  expect(isSuicide(hear("he stopped breathing", "ENGLISH")[0])).toBe(false);
});

it("hears the present beside the past", () => {
  expect(hear("He had a heart attack last year.", "ENGLISH")).toEqual([]);
  expect(
    hear("He had a heart attack last year and now he is having chest pain.", "ENGLISH")[0],
  ).toMatchObject({ kind: "emergency" });
  expect(hear("He had a heart attack last year. He can't breathe.", "ENGLISH")[0]).toMatchObject({
    kind: "emergency",
    said: "can't breathe",
  });
});

it("ends a negation at a comma, and carries it over a list", () => {
  expect(hear("No, he's not breathing", "ENGLISH")[0]).toMatchObject({ kind: "emergency" });
  expect(hear("no fever, swelling or trouble breathing", "ENGLISH")).toEqual([]);
});

it("ranks several things, with the words of each", () => {
  expect(
    hear("I need to cancel my appointment, and my husband can't breathe. Thanks, bye.", "ENGLISH").map(
      ({ kind, said }) => [kind, said],
    ),
  ).toEqual([
    ["emergency", "can't breathe"],
    ["appointment", "cancel my appointment"],
    ["goodbye", "Thanks, bye"],
  ]);
});

it("ends no sentence at a title", () => {
  expect(hear("can you ask Dr. Ross to call me", "ENGLISH")[0]).toMatchObject({ kind: "message" });
});

it("takes nobody off a list who wants stitches or snow tires removed", () => {
  for (const [said, language] of [
    ["when should I remove my snow tires", "ENGLISH"],
    ["nada me lo quita", "SPANISH"],
    ["vous pouvez retirer les points", "FRENCH"],
  ] as const)
    expect(hear(said, language).map(({ kind }) => kind)).not.toContain("opt_out");
});

it.each([
  ["I need to book an appointment my chest is tight and I can't breathe", "ENGLISH"],
  ["can you help me my husband isn't breathing", "ENGLISH"],
  ["how do I stop the blood it is pouring out and the bleeding won't stop", "ENGLISH"],
  ["I am not joking he can't breathe", "ENGLISH"],
  ["he can't breathe. Last year it was the same.", "ENGLISH"],
  ["I don't know if he's breathing", "ENGLISH"],
  ["we have insurance and my wife is unconscious", "ENGLISH"],
  ["hay sangre por todos lados y no para de sangrar", "SPANISH"],
  ["me puede ayudar mi esposo no respira", "SPANISH"],
  ["vous avez un médecin mon mari ne respire plus", "FRENCH"],
] as const)("is not lulled by what else is said: %s", (said, language) => {
  expect(hear(said, language)[0]).toMatchObject({ kind: "emergency" });
});

it("calls cancelling and rescheduling a move", () => {
  expect(hear("I have to cancel and reschedule my cleaning", "ENGLISH")).toMatchObject([
    { kind: "appointment", act: "move" },
  ]);
});

it("hears a language that no line speaks", () => {
  expect(hear("do you speak Korean", "ENGLISH")[0]).toMatchObject({ kind: "language", language: null });
});

it("hears nothing in silence, noise and what is only marks", () => {
  for (const nothing of ["", "   ", "…", "?!", "🙂", "um"]) expect(hear(nothing, "ENGLISH")).toEqual([]);
});

it("understands speech without apostrophes, accents and punctuation, with stutters and fillers", () => {
  expect(hear("um i i cant breathe", "ENGLISH")[0]).toMatchObject({ kind: "emergency" });
  expect(hear("jarrive pas a respirer", "FRENCH")[0]).toMatchObject({ kind: "emergency" });
  expect(hear("no para de sangrar", "SPANISH")[0]).toMatchObject({ kind: "emergency" });
});
