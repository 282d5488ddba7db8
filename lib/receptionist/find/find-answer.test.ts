import { describe, expect, it } from "vitest";
import type { Language } from "@/lib/constants/languages";
import { FACTS } from "../lexicon/topics";
import { findAnswer } from "./find-answer";
import { trainingOf } from "./training";

const QUESTIONS: Record<Language, Record<string, string>> = {
  ENGLISH: {
    parking: "Where do I park?",
    insurance: "Which insurance plans do you accept?",
    cleaning: "How much is a cleaning?",
    whitening: "Do you offer teeth whitening?",
    rootCanal: "Do you do root canals?",
    guards: "Do you make night guards?",
    orthodontist: "Do you offer Invisalign to teenagers?",
    braces: "Do you offer Invisalign to adults?",
  },
  SPANISH: { parking: "¿Dónde me estaciono?", children: "¿Atienden niños?" },
  FRENCH: { parking: "Où puis-je me garer ?", transit: "Quel autobus s’arrête devant chez vous ?" },
};

function entriesOf(language: Language) {
  return Object.entries(QUESTIONS[language]).map(([id, question]) => ({ id, question, answer: "–" }));
}

function ask(said: string, language: Language = "ENGLISH", facts: readonly (typeof FACTS)[number][] = FACTS) {
  const found = findAnswer(trainingOf(entriesOf(language), language), said, facts);
  if (found.kind === "faq") return found.entry.id;
  return found.kind === "fact" ? found.fact : found.kind;
}

describe("A caller's question", () => {
  it.each([
    ["Hi, good morning, I'm coming by car tomorrow, is there a lot or do I use the street?", "parking"],
    ["do you folks take Aetna", "insurance"],
    ["what do you charge to get my teeth cleaned", "cleaning"],
    ["my teeth look kind of yellow, can you bleach them", "whitening"],
    ["I grind my teeth at night, do you have something for that", "guards"],
  ])("is answered by the training's question about its topic: %s", (said, id) => {
    expect(ask(said)).toBe(id);
  });

  it.each([
    ["are you guys there around six on Thursdays", "fact:hours"],
    ["did you close already", "fact:open_now"],
    ["will you be open on Labor Day", "fact:holiday"],
    ["I'm putting you in my GPS, what's the street", "fact:address"],
    ["what number can I reach you at", "fact:phone"],
  ])("is answered by the practice's fact: %s", (said, fact) => {
    expect(ask(said)).toBe(fact);
  });

  it("is not answered by a fact that the practice does not have", () => {
    expect(ask("what are your hours", "ENGLISH", [])).toBe("unknown");
  });

  it("is asked back if two questions are as close", () => {
    expect(ask("do you offer Invisalign")).toBe("between");
    expect(ask("do you offer Invisalign to adults")).toBe("braces");
  });

  it("about one thing is not answered by a question about another", () => {
    expect(ask("do you do root canals")).toBe("rootCanal");
    expect(ask("do you do veneers")).toBe("unknown");
    expect(ask("how much is whitening")).not.toBe("cleaning");
  });

  it("is not answered by a question about something else that shares its words", () => {
    const entries = [
      { id: "bring", question: "What should I bring to my first visit?", answer: "Your insurance card." },
      { id: "children", question: "Do you see children?", answer: "Yes." },
    ];
    const training = trainingOf(entries, "ENGLISH");
    for (const said of [
      "do you guys take Cigna",
      "do you take American Express",
      "can I bring my dog",
      "is there somewhere my kids can play",
    ])
      expect(findAnswer(training, said, FACTS).kind).not.toBe("faq");
  });

  it("is understood in Spanish and French, with and without accents", () => {
    expect(ask("oiga disculpe hay estacionamiento ahi", "SPANISH")).toBe("parking");
    expect(ask("¿A qué hora cierran los viernes?", "SPANISH")).toBe("fact:hours");
    expect(ask("bonjour est ce que je peux me garer pres de chez vous", "FRENCH")).toBe("parking");
    expect(ask("c’est proche d’un arrêt de bus ?", "FRENCH")).toBe("transit");
  });

  it("is not taken for a question of another kind: appointments, symptoms, people, other businesses", () => {
    expect(ask("I need to make an appointment for a cleaning")).toBe("elsewhere");
    expect(ask("how many Tylenol can I take")).toBe("elsewhere");
    expect(ask("let me talk to a real person")).toBe("elsewhere");
    expect(["elsewhere", "unknown"]).toContain(ask("what time does the mall close"));
    expect(ask("can I park my boat at the marina")).not.toBe("parking");
  });
});

describe("The index of a training", () => {
  it("is built once for the same questions, and anew when one changes", () => {
    const entries = entriesOf("ENGLISH");
    const first = trainingOf(entries, "ENGLISH");
    expect(trainingOf(structuredClone(entries), "ENGLISH")).toBe(first);
    expect(
      trainingOf([...entries, { id: "x", question: "Is there coffee?", answer: "Yes." }], "ENGLISH"),
    ).not.toBe(first);
    expect(trainingOf(entries, "FRENCH")).not.toBe(first);
  });

  it("is dropped when a hundred others were used since", () => {
    const first = trainingOf(entriesOf("SPANISH"), "SPANISH");
    for (let index = 0; index < 100; index++)
      trainingOf([{ id: String(index), question: `¿Hay ${index}?`, answer: "Sí." }], "SPANISH");
    expect(trainingOf(entriesOf("SPANISH"), "SPANISH")).not.toBe(first);
  });
});
