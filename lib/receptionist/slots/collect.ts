import { type CallContext, FIELDS, type Field, type FieldKind, type FieldValues } from "./fields";
import { foldWords } from "./fold-words";
import { numberAt } from "./numbers/read-number";
import type { Missing, Reading, Unreadable, Wish } from "./reading";
import { ASK_WORDS } from "./say/ask-words";

/** Answers that could not be read, before the field is given up. */
const MOST_FAILURES = 2;
/** Turns for one field, so that no call goes in circles. */
const MOST_TURNS = 8;

/** What is remembered between two turns while one field is collected. It can be stored as JSON. */
export interface Collecting<K extends FieldKind = FieldKind> {
  kind: K;
  /** What was read back and not confirmed yet. */
  candidate: FieldValues[K] | null;
  /** Two readings of which the caller was asked to choose. */
  options: readonly FieldValues[K][] | null;
  /** The beginning of an answer. */
  heard: string | null;
  /** What the caller would like without naming it. */
  wish: Wish | null;
  failures: number;
  turns: number;
}

/** What comes next: something to say, or the end. */
export type Step<K extends FieldKind = FieldKind> =
  | { kind: "say"; text: string; state: Collecting<K> }
  | { kind: "confirmed"; value: FieldValues[K]; wish: Wish | null }
  | { kind: "gave_up"; wish: Wish | null };

/** What a caller answered to a read-back, as another part of the receptionist reads it. */
export type YesOrNo = (said: string) => "yes" | "no" | null;

/**
 * Begins a field with its question.
 * @param question the practice's own words; left out, those of the language
 */
export function startCollecting<K extends FieldKind>(
  kind: K,
  context: CallContext,
  question?: string,
): Step<K> {
  const state = { kind, candidate: null, options: null, heard: null, wish: null, failures: 0, turns: 0 };
  return { kind: "say", text: question ?? ASK_WORDS[context.language].ask[kind], state };
}

/**
 * Goes on with a field after the caller's words. A value is read back, and kept only after a "yes"; a correction is read
 * back again; after two answers that could not be read, or a "no" without a correction, the field is given up.
 */
export function collect<K extends FieldKind>(
  before: Collecting<K>,
  said: string,
  yesOrNo: YesOrNo,
  context: CallContext,
): Step<K> {
  const field: Field<FieldValues[K]> = FIELDS[before.kind];
  const state = { ...before, turns: before.turns + 1 };
  if (state.options) return chosen(state, state.options, said, field, context);
  const { candidate } = state;
  const reading = field.read(said, { current: candidate, heard: state.heard }, context);
  const wish = joinedWish(state.wish, reading.wish);
  if (candidate === null) return next({ ...state, wish }, reading, field, context);
  const answer = yesOrNo(said);
  const isChange = reading.kind === "value" && field.isCorrection(reading.value, candidate);
  const isClear = reading.kind === "value" ? !isChange : !("reason" in reading) && reading.kind !== "choice";
  if (answer === "yes" && isClear) return { kind: "confirmed", value: candidate, wish };
  if (answer === null && !isChange && reading.kind !== "choice")
    return failed({ ...state, wish }, readBack(field, candidate, wish, context));
  const isSame = reading.kind === "value" && !isChange;
  return next(
    { ...state, wish, candidate: null, heard: null },
    isSame ? { kind: "unreadable" } : reading,
    field,
    context,
  );
}

/** "Next week" and then "mornings" are one wish. */
function joinedWish(before: Wish | null, added: Wish | undefined): Wish | null {
  if (!before || !added) return added ?? before;
  return {
    words: `${before.words}; ${added.words}`,
    from: added.from ?? before.from,
    to: added.to ?? before.to,
    after: added.after ?? before.after,
    before: added.before ?? before.before,
    part: added.part ?? before.part,
  };
}

/** What follows from a reading: its read-back, a question for the rest, or the question again. */
function next<K extends FieldKind>(
  state: Collecting<K>,
  reading: Reading<FieldValues[K]>,
  field: Field<FieldValues[K]>,
  context: CallContext,
): Step<K> {
  switch (reading.kind) {
    case "value":
      return say(
        { ...state, candidate: reading.value, heard: null },
        readBack(field, reading.value, state.wish, context),
      );
    case "choice": {
      const { or } = ASK_WORDS[context.language];
      const options = reading.options.map((each) => field.say(each, context));
      return say({ ...state, options: reading.options }, question(options.join(`, ${or} `), context));
    }
    case "partial": {
      const isUseless = reading.missing.what === "too_many_digits";
      return say({ ...state, heard: isUseless ? null : reading.heard }, missing(reading.missing, context));
    }
    case "wish":
      return failed(state, again(state.kind, undefined, context));
    case "unreadable":
      return failed(state, again(state.kind, reading.reason, context));
  }
}

/** Two readings were offered: the caller repeats one, or says which. */
function chosen<K extends FieldKind>(
  state: Collecting<K>,
  options: readonly FieldValues[K][],
  said: string,
  field: Field<FieldValues[K]>,
  context: CallContext,
): Step<K> {
  const cleared = { ...state, options: null };
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const meant = options.filter((option) => {
    const reading = field.read(said, { current: option, heard: null }, context);
    return reading.kind === "value" && same(reading.value, option);
  });
  const [only] = meant.length === 1 ? meant : [ranked(options, said, context)];
  if (only) return next(cleared, { kind: "value", value: only }, field, context);
  const reading = field.read(said, { current: null, heard: null }, context);
  return next(cleared, reading.kind === "value" ? reading : { kind: "unreadable" }, field, context);
}

/** "The first one", "la segunda". */
function ranked<T>(options: readonly T[], said: string, { language }: CallContext): T | undefined {
  const words = foldWords(said).match(/[a-z]+/g) ?? [];
  if (words.length > 4) return undefined;
  const rank = words.map((_, at) => numberAt(words, at, language)).find((number) => number?.isOrdinal);
  return rank ? options[rank.value - 1] : undefined;
}

function say<K extends FieldKind>(state: Collecting<K>, text: string): Step<K> {
  return state.turns >= MOST_TURNS ? { kind: "gave_up", wish: state.wish } : { kind: "say", text, state };
}

function failed<K extends FieldKind>(state: Collecting<K>, text: string): Step<K> {
  const failures = state.failures + 1;
  if (failures >= MOST_FAILURES) return { kind: "gave_up", wish: state.wish };
  return say({ ...state, failures }, text);
}

/** The value as a question. A day without a time comes with the part of the day that was wished for. */
function readBack<T>(field: Field<T>, value: T, wish: Wish | null, context: CallContext): string {
  const isDay = typeof value === "object" && value !== null && "time" in value && value.time === null;
  const part = isDay && wish?.part ? `, ${ASK_WORDS[context.language].parts[wish.part]}` : "";
  return question(field.say(value, context) + part, context);
}

/** A sentence as a question, in the language's own marks. */
function question(words: string, { language }: CallContext): string {
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  if (language === "SPANISH") return `¿${sentence}?`;
  return language === "FRENCH" ? `${sentence} ?` : `${sentence}?`;
}

function missing(what: Missing, { language }: CallContext): string {
  const count = "count" in what ? String(what.count) : "";
  return ASK_WORDS[language].missing[what.what].replace("{count}", count);
}

function again(kind: FieldKind, reason: Unreadable | undefined, { language }: CallContext): string {
  const words = ASK_WORDS[language];
  return reason ? words.unreadable[reason] : words.again[kind];
}
