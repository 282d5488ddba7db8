import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { answer, greet, outcomeOf, readState } from "./receptionist";
import { NEW_STATE as NEW } from "./state";
import { asked, FAQS, lastOf, play, SETTING, sourcesOf, wordsOf } from "./testing/play";
import { WORDS } from "./words";

describe("“Do you mean A or B?”", () => {
  it("is asked where two answers are close", () => {
    const entries = [
      { id: "a", question: "Do you offer Invisalign to teenagers?", answer: "Yes." },
      { id: "b", question: "Do you offer Invisalign to adults?", answer: "No." },
    ];
    const turn = lastOf({ ...SETTING, entries }, "do you offer Invisalign");
    expect(wordsOf(turn)).toBe(
      "Do you mean “Do you offer Invisalign to adults” or “Do you offer Invisalign to teenagers”?",
    );
    expect(sourcesOf(turn)).toEqual(["clarification"]);
  });

  it.each([
    ["the first", ["parking"]],
    ["the second one please", ["whitening"]],
    ["both", ["parking", "whitening"]],
    ["the parking", ["parking"]],
    ["yes, whitening", ["whitening"]],
    ["no, the whitening", ["whitening"]],
    ["how much is a cleaning", ["cleaning"]],
  ])("takes %s", (said, ids) => {
    expect(answer(SETTING, asked("Where?"), said).said.map(({ entryId }) => entryId)).toEqual(ids);
  });

  it("takes places in Spanish and French", () => {
    const idsOf = (language: "SPANISH" | "FRENCH", said: string) =>
      answer({ ...SETTING, language }, asked("x"), said).said.map(({ entryId }) => entryId);
    expect(idsOf("SPANISH", "la segunda por favor")).toEqual(["whitening"]);
    expect(idsOf("SPANISH", "las dos")).toEqual(["parking", "whitening"]);
    expect(idsOf("FRENCH", "la première s'il vous plaît")).toEqual(["parking"]);
    expect(idsOf("FRENCH", "la deuxième")).toEqual(["whitening"]);
  });

  it("asks once which one after a yes, and for other words after a no", () => {
    const again = answer(SETTING, asked("Where?"), "yes");
    expect(wordsOf(again)).toBe(WORDS.ENGLISH.whichOne);
    expect(answer(SETTING, again.state, "the first").said[0]?.entryId).toBe("parking");
    expect(wordsOf(answer(SETTING, again.state, "yes"))).not.toBe(WORDS.ENGLISH.whichOne);
    expect(wordsOf(answer(SETTING, asked("Where?"), "no"))).toBe(WORDS.ENGLISH.neither);
  });
});

describe("Control words", () => {
  it("say the last words again, and slower as far as that is possible", () => {
    const [first, again, slower, once] = play(
      SETTING,
      "Where do I park?",
      "can you repeat that",
      "slower please",
      "what did you say",
    );
    expect(wordsOf(again)).toBe(wordsOf(first));
    expect(sourcesOf(again)).toEqual(["repeat"]);
    expect(wordsOf(slower)).toBe(`${WORDS.ENGLISH.slower} ${wordsOf(first)}`);
    expect(wordsOf(once)).toBe(wordsOf(first));
    expect(wordsOf(lastOf(SETTING, "can you repeat that"))).toContain(SETTING.greeting);
  });

  it("get the truth about what is speaking", () => {
    const turn = lastOf(SETTING, "am I talking to a real person");
    expect(wordsOf(turn)).toBe(WORDS.ENGLISH.robot);
    for (const language of LANGUAGES) expect(WORDS[language].robot).toMatch(/AI|artificial|artificielle/);
  });

  it("say goodbye, and hang up", () => {
    for (const said of ["Goodbye", "Thanks, bye!", "OK, that's all.", "No, thank you. Have a good day."])
      expect(answer(SETTING, NEW, said)).toMatchObject({ isOver: true, said: [{ source: "goodbye" }] });
  });

  it("answer yes and no only to a question for yes or no", () => {
    const nonsense = "my dog ate my homework";
    const reply = (said: string) => lastOf(SETTING, nonsense, nonsense, said);
    expect(reply("no")).toMatchObject({ isOver: true, said: [{ source: "goodbye" }] });
    expect(reply("no thanks")?.isOver).toBe(true);
    expect(wordsOf(reply("yes"))).toBe(WORDS.ENGLISH.whatElse);
    expect(wordsOf(reply("yes, where do I park"))).toBe(FAQS[0]?.answer);
    expect(lastOf(SETTING, "no")?.isOver).toBe(false);
  });

  it("say in which language the line speaks", () => {
    expect(wordsOf(lastOf(SETTING, "¿habla español?"))).toBe(WORDS.ENGLISH.otherLanguage);
    expect(wordsOf(lastOf({ ...SETTING, language: "SPANISH" }, "¿habla español?"))).toBe(
      WORDS.SPANISH.sameLanguage,
    );
  });

  it("acknowledge an opt-out and a wrong number without saying what is not done", () => {
    const optOut = lastOf(SETTING, "stop calling me and take me off your list");
    expect(wordsOf(optOut)).toBe(WORDS.ENGLISH.optOut);
    expect(outcomeOf(optOut?.state ?? NEW)).toBe("opted_out");
    expect(wordsOf(lastOf(SETTING, "sorry, wrong number"))).toBe(WORDS.ENGLISH.wrongNumber);
  });

  it("are no reason for sorry: a greeting and thanks", () => {
    for (const said of ["hello", "OK, thank you", "hi, good morning"])
      expect(wordsOf(lastOf(SETTING, said))).toBe(WORDS.ENGLISH.whatElse);
  });
});

describe("The memory", () => {
  it("of a call that began before an upgrade can be read", () => {
    const state = readState({ unanswered: 1, hasAnswered: true });
    expect(wordsOf(answer(SETTING, state, "my dog ate my homework"))).toContain(WORDS.ENGLISH.noAnswer);
    expect(outcomeOf(state)).toBe("answered");
    expect(outcomeOf(readState({ unanswered: 1, hasAnswered: false }))).toBe("abandoned");
  });

  it("has the fields that the release before reads, and stays small", () => {
    const said = "Where can I park and do you take my insurance? ".repeat(100);
    const { state } = answer(SETTING, NEW, said);
    expect(state).toMatchObject({ unanswered: 0, hasAnswered: true });
    expect(JSON.stringify(state).length).toBeLessThan(2000);
  });

  it("tells a silent caller from one who hung up unanswered", () => {
    expect(outcomeOf(greet(SETTING).state)).toBe("silent");
    expect(outcomeOf(answer(SETTING, NEW, "my dog ate my homework").state)).toBe("abandoned");
  });
});
