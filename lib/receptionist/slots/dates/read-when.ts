import type { Language } from "@/lib/constants/languages";
import { addDays, daysBetween, mondayOf, weekdayOf } from "../calendar-day";
import type { Reading, When, Wish } from "../reading";
import { Board, type HeardDay, tokens } from "./board";
import { lexDates } from "./lex";
import { type LocalNow, localNow } from "./local-now";
import { readDays } from "./read-days";
import { type DayPart, hourOf, readTimes } from "./read-times";
import { clock, firstDate, NO_SUCH_DAY } from "./resolve-day";
import { wishIn } from "./wish";

export interface WhenContext {
  now: Date;
  timeZone: string;
  language: Language;
  /** What was asked for, which decides about a bare number. */
  asked?: "date" | "time" | "both";
  /** What was read back, which the caller may be correcting. */
  current?: When | null;
}

/** Nobody makes an appointment further ahead: such a day was misread. */
const FURTHEST_DAYS = 400;

interface Segment {
  day: HeardDay | null;
  time: string | null;
  wish: Wish | null;
  isPast: boolean;
  /** Whether its parts contradict each other, or some could not be read. */
  isContradiction: boolean;
}

/**
 * Reads the day and time in what a caller said. A later word corrects an earlier one ("Tuesday, no, Thursday"). Of two
 * readings the first in the future is meant; a bare weekday is never today.
 * @returns a value with the wish that came with it ("the fifth, in the afternoon"), a wish alone, or why it is neither
 */
export function readWhen(said: string, context: WhenContext): Reading<When> & { wish?: Wish } {
  const now = localNow(context.now, context.timeZone);
  const segments = segmentsOf(lexDates(said, context.language)).map((each) =>
    readSegment(each, said, now, context),
  );
  const day = last(segments, ({ day }) => day);
  const time = last(segments, ({ time }) => time) ?? day?.time ?? null;
  const wish = last(segments, ({ wish }) => wish) ?? undefined;
  if (last(segments, ({ isContradiction }) => (isContradiction ? true : null))) return { kind: "unreadable" };
  if (!day && segments.some(({ isPast }) => isPast)) return { kind: "unreadable", reason: "past" };
  if (!day && !time) return wish ? { kind: "wish", wish } : { kind: "unreadable" };
  const date = day ? inContext(day, segments, now.today, context.current ?? null) : null;
  if (date && date < now.today) return { kind: "unreadable", reason: "past" };
  if (date && daysBetween(now.today, date) > FURTHEST_DAYS) return { kind: "unreadable" };
  return { kind: "value", value: { date, time }, ...(wish ? { wish } : {}) };
}

/**
 * The first moment at or after the reference with that day and time.
 * @returns the day and the clock time there, "2027-03-18T09:00"
 */
export function firstMoment({ date, time }: When, reference: Date, timeZone: string): string {
  const { today, minutes } = localNow(reference, timeZone);
  if (date) return `${date}T${time ?? "00:00"}`;
  const now = clock(Math.floor(minutes / 60), minutes % 60);
  return `${(time ?? "") < now ? addDays(today, 1) : today}T${time}`;
}

function segmentsOf(lexed: string[]): string[][] {
  const segments: string[][] = [[]];
  for (const token of lexed)
    if (token === "NO") segments.push([]);
    else segments.at(-1)?.push(token);
  return segments.filter(({ length }) => length > 0);
}

function readSegment(lexed: string[], said: string, now: LocalNow, context: WhenContext): Segment {
  const board = new Board(lexed);
  readDays(board, now, context.language);
  board.drop(tokens("NOT (?:_ )?(?:ANY |THE )?d\\d+(?: (?:AND|Y|OR) d\\d+)*", ""));
  const part = (board.matches(tokens("P(morning|afternoon|evening|night)", ""))?.[1] ??
    null) as DayPart | null;
  const isAlone = board.matches(/^ (?:FROM |IN )?(\d{1,2}) $/) !== null;
  if (context.asked === "date" && isAlone)
    board.take(tokens("(\\d{1,2})"), board.days, "d", ([, date]) => {
      const day = firstDate(Number(date), now.today);
      return day ? { day, said: "date" } : null;
    });
  board.drop(tokens("SINCE (?:ANY |THE )?d\\d+", ""), () => {
    board.isPast = true;
  });
  const isHour =
    isAlone ||
    part !== null ||
    context.asked === "time" ||
    (board.days.length > 0 && board.matches(/_/) === null);
  readTimes(board, context.language, isHour);
  return decide(board, part, said, now, context.language);
}

function decide(
  board: Board,
  part: DayPart | null,
  said: string,
  now: LocalNow,
  language: Language,
): Segment {
  const days = board.order("d").flatMap((index) => board.days[index] ?? []);
  const distinct = new Set(days.map(({ day }) => day));
  const isImpossible = distinct.delete(NO_SUCH_DAY);
  const heard = board.order("t").flatMap((index) => board.times[index] ?? []);
  const clocks = heard.map((each) => {
    const hour = hourOf(
      each,
      part === "morning" && each.hour === 12 && language === "SPANISH" ? "afternoon" : part,
    );
    return hour === null ? null : clock(hour, each.minute);
  });
  const times = [...new Set(clocks.flatMap((each) => each ?? []))];
  const isOpenDay = board.matches(tokens("(?:FROM|AFTER|BEFORE|TO|ANY|WITHIN) (?:THE )?d\\d+", "")) !== null;
  const isOpenTime = board.matches(tokens("(?:FROM|AFTER|BEFORE|TO) (?:AT )?t\\d+", "")) !== null;
  const wish = wishIn(board, { days: [...distinct], times, part, words: said.trim(), today: now.today });
  return {
    day: distinct.size === 1 && !isOpenDay ? (days.find(({ time }) => time) ?? days[0] ?? null) : null,
    time: times.length === 1 && !isOpenTime ? (times[0] ?? null) : null,
    wish,
    isPast: board.isPast,
    isContradiction:
      isImpossible || clocks.includes(null) || isUnread(board) || board.matches(/ ZONE /) !== null,
  };
}

/** Whether a weekday, month or date in digits is left that makes no day: "Tuesday, March sixteenth" if that is a Wednesday. */
function isUnread(board: Board): boolean {
  return board.matches(/ (?:M\d+ (?:THE )?\d+\.?|\d+\.? M\d+|S\d|Y\d|THE \d)/) !== null;
}

/** The day that a correction means beside the day it corrects. */
function inContext(day: HeardDay, segments: Segment[], today: string, current: When | null): string {
  const before = segments.flatMap((each) => (each.day && each.day !== day ? [each.day] : [])).at(-1);
  const base = before?.day ?? current?.date ?? null;
  if (!base) return day.day;
  if (day.said === "date") {
    const near = firstDate(Number(day.day.slice(-2)), `${base.slice(0, 8)}01`);
    return near && near >= today && near.slice(0, 7) === base.slice(0, 7) ? near : day.day;
  }
  if (day.said === "weekday" && (before?.said === "whole" || daysBetween(today, base) > 7)) {
    const near = addDays(mondayOf(base), (weekdayOf(day.day) + 6) % 7);
    return near > today ? near : day.day;
  }
  return day.day;
}

function last<T>(segments: Segment[], pick: (segment: Segment) => T | null): T | null {
  return segments.reduce<T | null>((found, segment) => pick(segment) ?? found, null);
}
