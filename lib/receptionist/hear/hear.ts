import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { isAlarm } from "./alarm";
import type { AppointmentAct, Heard, PlainKind } from "./heard";
import type { Match } from "./phrase-book";
import { findSaid, type Says } from "./rules";
import { type Word, wordsOf } from "./words-of";

/** The first of two kinds in one sentence is what the receptionist acts on. */
const RANK: readonly (Heard["kind"] | "appointment")[] = [
  "emergency",
  "urgent",
  "opt_out",
  "wrong_number",
  "are_you_a_robot",
  "repeat",
  "slower",
  "language",
  "complaint",
  "clinical_question",
  "person",
  "appointment",
  "message",
  "billing",
  "goodbye",
];

/** Of two acts on an appointment, the more particular one: "cancel and reschedule" is a move. */
const ACTS: readonly AppointmentAct[] = ["move", "cancel", "confirm", "book"];

/**
 * Says what a caller's sentence is, apart from the practice's own training. Emergencies and wishes for a language are heard
 * in every language, because in an emergency nobody chooses theirs.
 * The first sentence in a process also binds the phrases, a third of a second; an empty one does so ahead of time.
 * @param work counts the steps, for tests
 * @returns the most important first, each kind once; none if the sentence is something else
 */
export function hear(sentence: string, language: Language, work?: { steps: number }): Heard[] {
  const heard: Heard[] = [];
  for (const spoken of [language, ...LANGUAGES.filter((other) => other !== language)]) {
    const words = wordsOf(sentence, spoken);
    const { said, guards } = findSaid(words, spoken, work);
    for (const match of said) {
      if (spoken !== language && !isHeardFromAnother(match)) continue;
      if (match.says.part !== "ask" && !isAlarm(match, words, guards)) continue;
      if (match.unless.some((unless) => isInOneSentence(words, unless, match))) continue;
      const from = words[match.from]?.from ?? 0;
      const to = words[match.to - 1]?.to ?? sentence.length;
      heard.push(heardOf(match.says, sentence.slice(from, to)));
    }
  }
  return ranked(heard);
}

/** One word may be the same in two languages ("suicidal"), and then only the line's own language knows whether it is denied. */
function isHeardFromAnother({ says, from, to }: { says: Says; from: number; to: number }): boolean {
  if (says.part === "emergency") return to - from > 1;
  return says.part === "ask" && says.ask.startsWith("language:") && says.ask !== "language:other";
}

function isInOneSentence(words: Word[], a: Match, b: Match): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  for (let at = first.from + 1; at <= second.from; at++) if (words[at]?.border === 2) return false;
  return true;
}

function heardOf(says: Says, said: string): Heard {
  if (says.part === "emergency")
    return { kind: "emergency", cause: says.cause, suicide: says.cause === "suicide", said };
  if (says.part === "urgent") return { kind: "urgent", cause: says.cause, said };
  const [kind, detail] = says.ask.split(":");
  if (kind === "appointment") return { kind, act: detail as AppointmentAct, said };
  if (kind === "language") return { kind, language: detail === "other" ? null : (detail as Language), said };
  return { kind: kind as PlainKind, said };
}

function ranked(heard: Heard[]): Heard[] {
  const sorted = heard.toSorted(
    (a, b) =>
      RANK.indexOf(a.kind) - RANK.indexOf(b.kind) ||
      detailRank(a) - detailRank(b) ||
      b.said.length - a.said.length,
  );
  return sorted.filter((one, at) => sorted.findIndex(({ kind }) => kind === one.kind) === at);
}
function detailRank(heard: Heard): number {
  if (heard.kind === "appointment") return ACTS.indexOf(heard.act);
  if (heard.kind === "emergency") return heard.suicide ? 0 : 1;
  if (heard.kind === "language") return heard.language === null ? 1 : 0;
  return 0;
}
