import type { Language } from "@/lib/constants/languages";
import { trainingOf } from "@/lib/receptionist/find/training";
import { type Figure, type Gate, type NotJudged, tally } from "./figure";
import type { Meaning, Parts } from "./parts";
import { type Practice, shortName } from "./practice";

export interface Question {
  say: string;
  expect: string;
}

type Kind = "lexicon" | "other" | "none" | "intent" | "control" | "emergency" | "urgent";

const INTENT = /^(appointment:|message$|person$|complaint$|opt_out$|wrong_number$)/;
const NONE = new Set(["out_of_scope", "clinical_question"]);

/** What a sentence means; after a question for yes or no, that first. */
export function meaningOf(
  { hear, understand }: Parts,
  practice: Practice,
  language: Language,
  { say, expect = "" }: Partial<Question> & { say: string },
): Meaning {
  if (expect === "yes" || expect === "no") return hear?.(say, language, true) ?? null;
  return understand(practice, language, say);
}

/** Whether a fact or a question of the training was answered. */
export function isAnswer(meaning: Meaning): boolean {
  return /^(faq|fact):/.test(meaning ?? "");
}

/** The figures of one file of questions. */
export function judgeQuestions(
  questions: readonly Question[],
  practice: Practice,
  language: Language,
  parts: Parts,
): (Figure | NotJudged)[] {
  const short = shortName(language);
  const kindOf = kindsOf(practice, language);
  const of = (kind: Kind) => questions.filter(({ expect }) => kindOf(expect) === kind);
  const meaning = (question: Question) => meaningOf(parts, practice, language, question);
  const example = ({ say, expect }: Question, is: Meaning) => `"${say}" is ${expect}, was ${is}`;
  const answers = (kind: Kind, gates: Gate[], name: string) =>
    tally(`${short}: ${name}`, of(kind), gates, (question) => {
      const is = meaning(question);
      if (is === question.expect) return { is: "right" };
      return { is: isAnswer(is) ? "wrong" : "neither", example: example(question, is) };
    });
  const heard = (kind: Kind, gates: Gate[], name: string) => {
    const cases = of(kind);
    if (!parts.hear) return { name: `${short}: ${name}`, cases: cases.length, needs: "hearing" };
    return tally(`${short}: ${name}`, cases, gates, (question) => {
      const is = meaning(question);
      const opposite = ["yes", "no"].includes(question.expect) && (is === "yes" || is === "no");
      if (is === question.expect) return { is: "right" as const };
      if (question.expect === "urgent" && is === "emergency") return { is: "right" as const };
      return { is: opposite ? ("wrong" as const) : ("neither" as const), example: example(question, is) };
    });
  };
  const figures = [
    answers(
      "lexicon",
      [
        { of: "right", atLeast: 0.55 },
        { of: "wrong", atMost: 0.08 },
      ],
      "facts and FAQs on topics of the lexicon",
    ),
    answers("other", [{ of: "wrong", atMost: 0.08 }], "other FAQs"),
    tally(
      `${short}: out of scope and clinical, answered`,
      of("none"),
      [{ of: "wrong", atMost: 0.05 }],
      (question) => {
        const is = meaning(question);
        return { is: isAnswer(is) ? "wrong" : "right", example: example(question, is) };
      },
    ),
    heard("intent", [{ of: "right", atLeast: 0.85 }], "appointments, messages, people, complaints, opt-outs"),
    heard(
      "control",
      [
        { of: "right", atLeast: 0.9 },
        { of: "wrong", atMost: 0.01 },
      ],
      "control words",
    ),
    heard("emergency", [{ of: "right", atLeast: 0.9 }], "emergencies"),
    heard("urgent", [{ of: "right", atLeast: 0.6 }], "urgent cases"),
  ];
  return figures.filter(({ cases }) => cases > 0);
}

/** Which kind a sentence is. An FAQ is on a topic of the lexicon if its question is. */
function kindsOf(practice: Practice, language: Language): (expect: string) => Kind {
  const faqs = practice.faqs[shortName(language)] ?? [];
  const entries = faqs.map(({ index, question, answer }) => ({ id: String(index), question, answer }));
  const training = trainingOf(entries, language);
  const onTopic = new Set(
    training.entries.filter(({ topics }) => topics.size > 0).map(({ entry }) => `faq:${entry.id}`),
  );
  return (expect) => {
    if (expect.startsWith("fact:") || onTopic.has(expect)) return "lexicon";
    if (expect.startsWith("faq:")) return "other";
    if (NONE.has(expect)) return "none";
    if (INTENT.test(expect)) return "intent";
    return expect === "emergency" || expect === "urgent" ? expect : "control";
  };
}
