import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { answer, greet, outcomeOf } from "./receptionist";
import { NEW_STATE as NEW } from "./state";
import { asked, CLOSED, FAQS, lastOf, play, SETTING, sourcesOf, UNKNOWN, wordsOf } from "./testing/play";
import { WORDS } from "./words";

it("greets, and always says that it is an automated AI assistant and that the call is transcribed", () => {
  for (const language of LANGUAGES) {
    const { said } = greet({ ...SETTING, language });
    expect(said.map(({ source }) => source)).toEqual(["greeting", "disclosure"]);
  }
  expect(WORDS.ENGLISH.disclosure).toMatch(/automated AI assistant.*transcribed/);
  expect(WORDS.SPANISH.disclosure).toMatch(/inteligencia artificial.*se transcribe/);
  expect(WORDS.FRENCH.disclosure).toMatch(/intelligence artificielle.*transcrit/);
});

it("says the same to the same words, every time", () => {
  const replay = () => answer(SETTING, NEW, "Where do I park?");
  expect(replay()).toEqual(replay());
});

describe("An emergency", () => {
  it.each([
    ["ENGLISH", "my husband is not breathing"],
    ["SPANISH", "mi esposo no puede respirar"],
    ["FRENCH", "mon mari ne respire plus"],
  ] as const)("in %s gets the advice to dial 911, twice, which nobody cuts off", (language, said) => {
    const turn = lastOf({ ...SETTING, language, entries: [] }, said);
    expect(turn?.said.map(({ text }) => text)).toEqual(WORDS[language].emergency);
    expect(turn?.said.every(({ source, mustBeHeard }) => source === "emergency" && mustBeHeard)).toBe(true);
    expect(turn?.isOver).toBe(false);
    for (const text of WORDS[language].emergency) expect(text).toContain("911");
  });

  it("of somebody who speaks of suicide gets 988 beside it, and keeps it for the rest of the call", () => {
    for (const language of LANGUAGES)
      for (const text of WORDS[language].suicide) expect(text).toMatch(/911.*988/);
    const turns = play(SETTING, "I want to kill myself", "I don't know, everything is dark");
    expect(turns.map(wordsOf)).toEqual([WORDS.ENGLISH.suicide.join(" "), WORDS.ENGLISH.suicide.join(" ")]);
  });

  it("is heard in the middle of anything, and before a question of the training", () => {
    const midway = ["do you sell cars", "do you sell cars", "where do I park, she is not breathing"];
    const turn = lastOf(SETTING, ...midway);
    expect(sourcesOf(turn)).toEqual(["emergency", "emergency"]);
    const between = answer(
      SETTING,
      asked("Where do I park?"),
      "never mind, my dad collapsed and won't wake up",
    );
    expect(sourcesOf(between)).toEqual(["emergency", "emergency"]);
  });

  it("flags the call, whatever is said afterwards", () => {
    const turn = lastOf(SETTING, "my husband is not breathing", "Where do I park?", "thanks, bye");
    expect(outcomeOf(turn?.state ?? NEW)).toBe("emergency");
  });

  it("is advised again rather than asked for other words", () => {
    for (const said of ["he's turning a funny color oh no", "OK"])
      expect(sourcesOf(lastOf(SETTING, "my husband is not breathing", said))).toEqual([
        "emergency",
        "emergency",
      ]);
  });
});

describe("What is urgent, but threatens no life", () => {
  it("is told how the staff are reached now, and when to dial 911, without a promise", () => {
    const open = wordsOf(lastOf(SETTING, "my tooth got knocked out"));
    expect(open).toContain(WORDS.ENGLISH.urgent);
    expect(open).toMatch(/open now, until five PM.*call the practice’s staff.*three one two.*911/);
    expect(wordsOf(lastOf(CLOSED, "my tooth got knocked out"))).toMatch(
      /closed now\. We open on Monday at eight AM/,
    );
    const unknown = wordsOf(lastOf(UNKNOWN, "my tooth got knocked out"));
    expect(unknown).toContain(WORDS.ENGLISH.callStaffWhenOpen);
    expect(unknown).not.toMatch(/open now|closed now|phone number/);
  });

  it("is told nothing about a question that only shares its words", () => {
    const sedation = { id: "sedation", question: "Do you offer sedation?", answer: "Nitrous oxide." };
    const turn = lastOf(
      { ...SETTING, entries: [...FAQS, sedation] },
      "my son just knocked out his front tooth",
    );
    expect(sourcesOf(turn)).toEqual(["referral"]);
  });

  it("is told the practice's own words about emergencies, too", () => {
    const own = { id: "after", question: "What do I do in a dental emergency?", answer: "Come at once." };
    const turn = lastOf({ ...SETTING, entries: [...FAQS, own] }, "my tooth got knocked out");
    expect(sourcesOf(turn)).toEqual(["faq", "referral"]);
    expect(wordsOf(turn)).toMatch(/^Come at once\./);
  });
});

describe("What it cannot do", () => {
  it.each([
    ["I want to speak to a person", "person"],
    ["can I double up on my pills if I missed one", "clinical"],
    ["I want to file a complaint about the dentist", "complaint"],
    ["can I leave a message for the doctor", "message"],
    ["why was I charged twice on my last bill", "billing"],
  ] as const)("is said to %s, with how the staff are reached", (said, words) => {
    const turn = lastOf(SETTING, said);
    expect(sourcesOf(turn)).toEqual(["referral"]);
    expect(wordsOf(turn)).toContain(WORDS.ENGLISH[words]);
    expect(wordsOf(turn)).toContain("three one two");
    expect(outcomeOf(turn?.state ?? NEW)).toBe("abandoned");
  });

  it.each([
    ["I'd like to make an appointment", "book"],
    ["I need to move my appointment", "move"],
    ["please cancel my appointment", "cancel"],
  ] as const)("with appointments is said in %s", (said, act) => {
    expect(wordsOf(lastOf(SETTING, said))).toContain(WORDS.ENGLISH.appointment[act]);
  });

  it("is said with the phone number once, not twice in a row", () => {
    const [first, second] = play(SETTING, "I want to speak to a person", "then let me leave a message");
    expect(wordsOf(first)).toContain("three one two");
    expect(wordsOf(second)).toBe(`${WORDS.ENGLISH.message} ${WORDS.ENGLISH.callStaff}`);
  });

  it("is never promised, in any language", () => {
    const promise =
      /will call you|call you back|le llamar(á|emos)|vous rappel|I’ll (tell|pass)|transferring/i;
    for (const language of LANGUAGES) expect(JSON.stringify(WORDS[language])).not.toMatch(promise);
  });
});

describe("Questions", () => {
  it.each([
    ["Where can I park my car?", "parking"],
    ["is there parking", "parking"],
    ["Do you accept my insurance?", "insurance"],
    ["what insurance plans are you accepting", "insurance"],
    ["How much does a cleaning cost?", "cleaning"],
  ])("are answered with the training's own words: %s", (said, id) => {
    expect(lastOf(SETTING, said)?.said).toEqual([
      { text: FAQS.find((faq) => faq.id === id)?.answer, source: "faq", entryId: id },
    ]);
  });

  it.each([
    ["what are your office hours", /We are open .*Monday to Wednesday from eight AM to five PM/],
    ["are you open on Saturday", "We are closed on Saturday."],
    ["are you open right now", "Yes, we are open now, until five PM."],
    ["what is your address", /12 Oak Street, Chicago, Illinois/],
    ["what's your phone number", /three one two, five five five, zero one four two/],
  ])("about facts are answered with the practice's facts: %s", (said, expected) => {
    const turn = lastOf(SETTING, said);
    expect(sourcesOf(turn)).toEqual(["fact"]);
    expect(wordsOf(turn)).toMatch(expected);
    expect(outcomeOf(turn?.state ?? NEW)).toBe("answered");
  });

  it("about facts that nobody has told it are not answered, holidays neither", () => {
    for (const said of ["what are your office hours", "what is your address", "what's your phone number"])
      expect(sourcesOf(lastOf(UNKNOWN, said))).not.toContain("fact");
    const holiday = wordsOf(lastOf(SETTING, "what are your hours on Christmas"));
    expect(holiday).not.toMatch(/eight AM to five PM/);
  });

  it("are answered both if two are asked at once", () => {
    const turn = lastOf(SETTING, "Where can I park and do you take my insurance?");
    expect(turn?.said.map(({ entryId }) => entryId)).toEqual(["parking", "insurance"]);
    expect(sourcesOf(lastOf(SETTING, "What is your address? And how much is a cleaning?"))).toEqual([
      "fact",
      "faq",
    ]);
    expect(sourcesOf(lastOf(SETTING, "I need to cancel my appointment. Also, where do I park?"))).toEqual([
      "referral",
      "faq",
    ]);
  });

  it("about another day are understood after the hours of one", () => {
    const turns = play(SETTING, "are you open on Monday", "and how about Saturday", "and Sunday?");
    expect(turns.map(wordsOf)).toEqual([
      "We are open on Monday from eight AM to five PM.",
      "We are closed on Saturday.",
      "We are closed on Sunday.",
    ]);
    expect(sourcesOf(lastOf(SETTING, "Where do I park?", "and how about Saturday"))).toEqual([
      "not_understood",
    ]);
  });

  it("are answered, and the one that is not clear is asked about", () => {
    const entries = [
      ...FAQS,
      { id: "a", question: "Do you offer Invisalign to teenagers?", answer: "Yes." },
      { id: "b", question: "Do you offer Invisalign to adults?", answer: "No." },
    ];
    const turn = lastOf({ ...SETTING, entries }, "Do you offer Invisalign? And where do I park?");
    expect(sourcesOf(turn)).toEqual(["faq", "clarification"]);
    expect(turn?.state.asked).toMatchObject({ kind: "between" });
  });

  it("are answered before it says goodbye in the same breath", () => {
    const turn = lastOf(SETTING, "Where do I park? Thanks, goodbye.");
    expect(sourcesOf(turn)).toEqual(["faq", "goodbye"]);
    expect(turn?.isOver).toBe(true);
  });

  it.each(["Do you sell cars?", "How much?", "My dog ate my homework", "…"])(
    "without an answer make up nothing: %s",
    (said) => {
      const [first, second] = play(SETTING, said, said);
      expect(wordsOf(first)).toBe(WORDS.ENGLISH.askAgain);
      expect(wordsOf(second)).toContain(WORDS.ENGLISH.noAnswer);
      expect(sourcesOf(second)).toEqual(["not_understood", "prompt"]);
    },
  );

  it("without an answer get no third sorry in a row, also where one is said again", () => {
    const nonsense = "my dog ate my homework";
    for (const sayings of [
      Array(6).fill(nonsense),
      [nonsense, "repeat that", nonsense, nonsense, nonsense],
    ]) {
      const isSorry = play(SETTING, ...sayings).map((turn) => /sorry/.test(wordsOf(turn)));
      expect(isSorry.filter(Boolean).length).toBeLessThanOrEqual(2);
    }
    const apologies = LANGUAGES.map(
      (language) => JSON.stringify(WORDS[language]).match(/sorry|lo siento|désolé/gi)?.length,
    );
    expect(apologies).toEqual([2, 2, 2]);
  });
});
