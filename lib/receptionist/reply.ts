import { namesDay, sayFact } from "./facts/say-fact";
import type { Candidate } from "./find/find-answer";
import type { Training } from "./find/training";
import type { Heard } from "./hear/heard";
import type { TopicId } from "./lexicon/topics";
import { refer } from "./refer";
import type { Asked, State, Subject } from "./state";
import { type Sentence, type Setting, sentence } from "./turn";
import type { Meaning } from "./understand";
import { WORDS } from "./words";

/** What is said to one thing that the caller said, and what is remembered of it. */
export interface Reply {
  said: Sentence[];
  /** What changes in the memory; what was asked is forgotten unless it is asked anew. */
  memory?: Partial<State>;
  isOver?: boolean;
}

/** What a reply needs to know. */
export interface Known {
  setting: Setting;
  training: Training;
  state: State;
  /** The words that the meaning was found in. */
  said: string;
}

/** What is said to one thing that a caller's words mean. */
export function replyTo(meaning: Meaning, known: Known): Reply {
  const words = WORDS[known.setting.language];
  switch (meaning.kind) {
    case "answer":
      return answerOf(meaning.candidate, meaning.urgent, known);
    case "between":
      return askWhich(meaning.candidates.map(subjectOf) as [Subject, Subject], known);
    case "heard":
      return replyToHeard(meaning.heard, known);
    case "elsewhere":
      return replyElsewhere(meaning.topic, known);
    case "courtesy":
      if (known.state.emergency) return adviseEmergency(known, false);
      return { said: [sentence(words.whatElse, "prompt")] };
    case "unknown":
      return followUp(known) ?? notUnderstood(known);
  }
}

/** "And on Sunday?", after the hours of another day; null if it asks about no day or holiday, or after something else. */
function followUp(known: Known): Reply | null {
  const { setting, state, said } = known;
  const isOfHours = state.lastFact === "fact:hours" || state.lastFact === "fact:open_now";
  if (!isOfHours && state.lastFact !== "fact:holiday") return null;
  if (!namesDay(said, setting.practice, setting.now, setting.language)) return null;
  return answerOf({ kind: "fact", fact: "fact:hours", score: 1 }, false, known);
}

/** The advice to hang up and dial 911, and once more, so that nobody cuts it off (product rule 31). */
export function adviseEmergency({ setting, state }: Known, isSuicide: boolean): Reply {
  const words = WORDS[setting.language];
  const emergency = isSuicide || state.emergency === "suicide" ? "suicide" : "life";
  const advice = emergency === "suicide" ? words.suicide : words.emergency;
  return {
    said: advice.map((text) => ({ ...sentence(text, "emergency"), mustBeHeard: true })),
    memory: { emergency },
  };
}

/** "Do you mean A or B?" */
export function askWhich(subjects: [Subject, Subject], known: Known, isAgain = false): Reply {
  const words = WORDS[known.setting.language];
  const [one, other] = namesOf(subjects, known);
  const asked: Asked = { kind: "between", subjects, said: known.said, isAgain };
  const text = isAgain ? words.whichOne : words.between(one, other);
  return { said: [sentence(text, "clarification")], memory: { asked } };
}

/** What two subjects are called: the question of the training, without its marks, or the name of the fact. */
export function namesOf(subjects: readonly [Subject, Subject], { setting }: Known): [string, string] {
  const nameOf = (subject: Subject) => {
    if (subject.kind === "fact") return WORDS[setting.language].facts[subject.fact];
    const question = setting.entries.find(({ id }) => id === subject.id)?.question ?? "";
    return question.replace(/^[\s¿]+|[\s?.!]+$/g, "");
  };
  return [nameOf(subjects[0]), nameOf(subjects[1])];
}

/** Answers a subject that was asked about before; null if the training no longer has it. */
export function answerSubject(subject: Subject, known: Known): Reply | null {
  if (subject.kind === "fact") return answerOf({ kind: "fact", fact: subject.fact, score: 1 }, false, known);
  const entry = known.setting.entries.find(({ id }) => id === subject.id);
  return entry ? answerOf({ kind: "faq", entry, score: 1 }, false, known) : null;
}

function subjectOf(candidate: Candidate): Subject {
  return candidate.kind === "faq" ? { kind: "faq", id: candidate.entry.id } : candidate;
}

function answerOf(candidate: Candidate, isUrgent: boolean, known: Known): Reply {
  const { setting, said } = known;
  const words = WORDS[setting.language];
  const urgent = isUrgent ? [refer(words.urgent, known, words.urgentMeanwhile)] : [];
  const memory = { unanswered: 0, hasAnswered: true, lastFact: null };
  if (candidate.kind === "faq") {
    const { answer: text, id: entryId } = candidate.entry;
    return { said: [{ text, source: "faq", entryId }, ...urgent], memory };
  }
  const text = sayFact(candidate.fact, said, setting.practice, setting.now, setting.language);
  if (text === null) return { said: [refer(words.holiday, known)] };
  return { said: [sentence(text, "fact"), ...urgent], memory: { ...memory, lastFact: candidate.fact } };
}

function replyToHeard(heard: Heard, known: Known): Reply {
  const { setting, state } = known;
  const words = WORDS[setting.language];
  const referred = (what: string): Reply => ({ said: [refer(what, known)] });
  switch (heard.kind) {
    case "emergency":
      return adviseEmergency(known, heard.suicide);
    case "urgent":
      return replyUrgent(known);
    case "person":
      return referred(words.person);
    case "complaint":
      return referred(words.complaint);
    case "clinical_question":
      return referred(words.clinical);
    case "billing":
      return referred(words.billing);
    case "message":
      return referred(words.message);
    case "appointment":
      return referred(words.appointment[heard.act]);
    case "language": {
      const isSame = heard.language === setting.language;
      return { said: [sentence(isSame ? words.sameLanguage : words.otherLanguage, "language")] };
    }
    case "are_you_a_robot":
      return { said: [sentence(words.robot, "disclosure")] };
    case "repeat":
      return sayAgain(state, setting);
    case "slower":
      return sayAgain(state, setting, words.slower);
    case "opt_out":
      return { said: [sentence(words.optOut, "acknowledgment")], memory: { hasOptedOut: true } };
    case "wrong_number":
      return { said: [sentence(words.wrongNumber, "acknowledgment")] };
    case "goodbye":
      return { said: [sentence(words.goodbye, "goodbye")], isOver: true };
  }
}

/** The practice's own words about emergencies, if the training has them, and how its staff are reached. */
function replyUrgent(known: Known): Reply {
  const { setting, training } = known;
  const words = WORDS[setting.language];
  const referral = refer(words.urgent, known, words.urgentMeanwhile);
  const [indexed, another] = training.entries.filter(({ topics }) => topics.has("emergencies"));
  if (!indexed || another) return { said: [referral] };
  const { answer: text, id: entryId } = indexed.entry;
  return { said: [{ text, source: "faq", entryId }, referral], memory: { unanswered: 0, hasAnswered: true } };
}

function replyElsewhere(topic: TopicId, known: Known): Reply {
  const { setting } = known;
  const words = WORDS[setting.language];
  if (topic === "appointment") return { said: [refer(words.appointment.any, known)] };
  if (topic === "clinical") return { said: [refer(words.clinical, known)] };
  if (topic === "people") return { said: [refer(words.person, known)] };
  return notUnderstood(known);
}

/** The last words again. Nobody hears a third "sorry" in a row because they asked for the second one again. */
function sayAgain({ last, unanswered, asked }: State, { language }: Setting, before?: string): Reply {
  const words = WORDS[language];
  if (last.length === 0) return { said: [sentence(words.nothingToRepeat, "repeat")] };
  const texts = before ? [before, ...last] : last;
  return {
    said: texts.map((text) => sentence(text, "repeat")),
    memory: { unanswered: unanswered > 0 ? unanswered + 1 : 0, asked, last },
  };
}

/** Asks once for other words, then sends the caller to the staff. In an emergency, the advice is said again instead. */
function notUnderstood(known: Known): Reply {
  const { setting, state } = known;
  const words = WORDS[setting.language];
  if (state.emergency) return adviseEmergency(known, false);
  const unanswered = state.unanswered + 1;
  const memory = { unanswered };
  if (unanswered === 1) return { said: [sentence(words.askAgain, "not_understood")], memory };
  const text = refer(unanswered === 2 ? words.noAnswer : words.stillNoAnswer, known).text;
  return {
    said: [sentence(text, "not_understood"), sentence(words.anythingElse, "prompt")],
    memory: { unanswered, asked: { kind: "anything_else" } },
  };
}
