import type { DayPart } from "./dates/read-times";

/** A day, a clock time or both, as the caller wants them: "2027-03-18", "09:00". */
export interface When {
  date: string | null;
  time: string | null;
}

/** What a caller would like without naming it: for the staff, never a value. */
export interface Wish {
  /** The caller's words. */
  words: string;
  /** First and last day. */
  from: string | null;
  to: string | null;
  /** Clock times. */
  after: string | null;
  before: string | null;
  part: DayPart | null;
}

/** What a reader made of a caller's words. */
export type Reading<T> =
  | { kind: "value"; value: T }
  /** Something vague, for the staff: never a value. */
  | { kind: "wish"; wish: Wish }
  /** Two readings are as good: the caller is asked which. */
  | { kind: "choice"; options: readonly T[] }
  /** A beginning, and what is missing. */
  | { kind: "partial"; heard: string; missing: Missing }
  | { kind: "unreadable"; reason?: Unreadable };

/** What a caller is asked for after a part of an answer. */
export type Missing =
  | { what: "area_code" }
  | { what: "digits"; count: number }
  | { what: "too_many_digits"; count: number }
  | { what: "year" }
  | { what: "first_name" }
  | { what: "last_name" }
  | { what: "date" }
  | { what: "time" };

/** Why an answer is no value, where the caller is told. */
export type Unreadable = "past" | "future" | "no_such_number" | "which_digit";
