import type { Language } from "@/lib/constants/languages";
import { type Candidate, findAnswer } from "./find/find-answer";
import type { Training } from "./find/training";
import { hear } from "./hear/hear";
import type { Heard } from "./hear/heard";
import { CLOSERS, OPENERS } from "./hear/spoken";
import { wordsOf } from "./hear/words-of";
import type { Fact, TopicId } from "./lexicon/topics";

/** What a caller's sentence asks of the receptionist. */
export type Meaning =
  /** Something that the training or a fact of the practice answers. `urgent`: the caller has something that cannot wait. */
  | { kind: "answer"; candidate: Candidate; urgent: boolean }
  | { kind: "between"; candidates: [Candidate, Candidate] }
  | { kind: "heard"; heard: Heard }
  /** Something else than a question, without the words that say what. */
  | { kind: "elsewhere"; topic: TopicId }
  /** "Hello", "OK, thanks". */
  | { kind: "courtesy" }
  | { kind: "unknown" };

/** The certainty from which a caller is told that something is not done here; below it, they are asked for other words. */
const SURE = 0.5;

/** What is heard is acted on, even if a question of the training has the same words. */
const BEFORE_ANSWERS = new Set<Heard["kind"]>([
  "emergency",
  "opt_out",
  "wrong_number",
  "are_you_a_robot",
  "repeat",
  "slower",
  "complaint",
]);

/**
 * Decides what a sentence means: an emergency before anything else, then what steers the call, then an answer of the training
 * or a fact, and only then what else was heard. "Do I need an appointment?" is a question if the training answers it.
 * @param facts those that are known of the practice
 */
export function understand(training: Training, said: string, facts: readonly Fact[]): Meaning {
  const { language } = training;
  const [heard] = hear(said, language);
  if (heard && BEFORE_ANSWERS.has(heard.kind)) return { kind: "heard", heard };
  const found = findAnswer(training, said, facts);
  const isUrgent = heard?.kind === "urgent";
  if ((found.kind === "faq" || found.kind === "fact") && (!isUrgent || helpsUrgent(found, training)))
    return { kind: "answer", candidate: found, urgent: isUrgent };
  if (heard) return { kind: "heard", heard };
  if (found.kind === "between") return betweenOf(found.candidates);
  if (isCourtesy(said, language)) return { kind: "courtesy" };
  const isSure = found.kind === "elsewhere" && found.score >= SURE;
  return isSure ? { kind: "elsewhere", topic: found.topic } : { kind: "unknown" };
}

/**
 * Whether an answer is for somebody who cannot wait: a fact, or the practice's words about emergencies. "He knocked out a
 * tooth" is no question about sedation.
 */
function helpsUrgent(candidate: Candidate, { entries }: Training): boolean {
  if (candidate.kind === "fact") return true;
  return entries.some(({ entry, topics }) => entry.id === candidate.entry.id && topics.has("emergencies"));
}

/** Nobody is asked to choose between two ways to the same answer. */
function betweenOf(candidates: [Candidate, Candidate]): Meaning {
  const [one, other] = candidates;
  const isSame =
    one.kind === "faq" && other.kind === "faq"
      ? one.entry.answer === other.entry.answer
      : one.kind === "fact" && other.kind === "fact" && isOfHours(one.fact) && isOfHours(other.fact);
  return isSame ? { kind: "answer", candidate: one, urgent: false } : { kind: "between", candidates };
}

function isOfHours(fact: Fact): boolean {
  return fact === "fact:hours" || fact === "fact:open_now";
}

function isCourtesy(said: string, language: Language): boolean {
  const words = wordsOf(said, language);
  return (
    words.length > 0 && words.every(({ text }) => OPENERS[language].has(text) || CLOSERS[language].has(text))
  );
}
