import type { Language } from "@/lib/constants/languages";
import { type Board, type HeardTime, tokens } from "./board";

const HALVES = "(?: (am|pm))?";
const HOUR = "(?:AT )?(\\d{1,2})";
const UNBOUND = "(?<!BETWEEN )(?<!BETWEEN AT )(?<!FROM )(?<!FROM AT )";

/** Parts of the day, and the hours before noon or after it that they say. */
export type DayPart = "morning" | "afternoon" | "evening" | "night";

/** Replaces every clock time on the board. @param isHour whether a bare number can be an hour */
export function readTimes(board: Board, language: Language, isHour: boolean): void {
  const times = (source: string, read: (match: string[]) => HeardTime | null) =>
    board.take(tokens(source), board.times, "t", read);

  between(board);
  times(`(?:AT )?C(\\d+):(\\d\\d)(?: H)?${HALVES}(?: OC)?`, ([, h, m, half]) => time(h, m, half));
  times(
    `(?:AT )?(HALF|QUARTER|\\d{1,2})(?: Umin)? PAST (?:AT )?(NOON|MIDNIGHT|\\d{1,2})(?: H| OC)?${HALVES}`,
    ([, past, h, half]) => time(h, past, half),
  );
  times(
    `${UNBOUND}(?:AT )?(?:(QUARTER|5|10|15|20|25) (?:TO|PARA)|(QUARTER|\\d{1,2}) Umin (?:TO|BEFORE)) (?:AT )?(NOON|MIDNIGHT|\\d{1,2})(?! TO)(?: H| OC)?${HALVES}`,
    ([, a, b, h, half]) => before(h, a || b, half),
  );
  if (language === "ENGLISH")
    times(`(?:AT )?QUARTER (\\d{1,2})${HALVES}`, ([, h, half]) => before(h, "QUARTER", half));
  else romance(times);
  times(`(?:AT )?(\\d{1,2}) (0\\d|[1-5]\\d)(?! U)${HALVES}(?: OC)?`, ([, h, m, half]) => time(h, m, half));
  times("(?:AT )?(\\d{1,2}) (\\d)(?= P)", ([, h, m]) => time(h, m));
  times(`(AT )?(\\d{3,4})${HALVES}`, ([, at, digits = "", half]) => {
    const isClock = at || half || (!/^(19|20)/.test(digits) && (isHour || board.matches(/ P| d\d/)));
    return isClock ? time(digits.slice(0, -2), digits.slice(-2), half) : null;
  });
  times("(?:AT )?(\\d{1,2})(?: OC| H)?(?: IN)? (am|pm)", ([, h, half]) => time(h, "0", half));
  times("(?:AT )?(\\d{1,2}) (?:OC|H)(?! FROM)", ([, h]) => time(h, "0"));
  times("(?<=(?:AFTER|BEFORE|FROM) )(\\d{1,2})(?! U| TO)", ([, h]) => time(h, "0"));
  times("AT (\\d{1,2})(?! U)(?= )", ([, h]) => time(h, "0"));
  times("(?:AT )?(NOON|MIDNIGHT)", ([, h]) => time(h, "0"));
  hours(board, `${HOUR}${HALVES} (?:TO|OR) ${HOUR}${HALVES}(?! U)`);
  if (isHour) times("([1-9]|1\\d|2[0-3])(?! U| TO| AND)", ([, h]) => time(h, "0"));
}

/** "las tres y media", "neuf heures moins le quart". */
function romance(times: (source: string, read: (match: string[]) => HeardTime | null) => void): void {
  const hour = "(?:AT )?(\\d{1,2}|NOON|MIDNIGHT)(?: OC)?";
  times(`${hour}(?: H)? (?:Y )?(HALF|QUARTER|3QUARTER)`, ([, h, m]) => time(h, m));
  times(`${hour}(?: H)? MINUS (QUARTER|\\d{1,2})(?: Umin)?`, ([, h, m]) => before(h, m));
  times(`(?:AT )?(\\d{1,2}) H (?:Y |PAST )?(\\d{1,2})(?: Umin)?`, ([, h, m]) => time(h, m));
  times(`${UNBOUND}${hour} Y (\\d{1,2})(?: Umin)?(?! H)`, ([, h, m]) => time(h, m));
  times("(?:AT )?(NOON|MIDNIGHT) (\\d{1,2})(?! U)", ([, h, m]) => time(h, m));
}

/** "Between two and four", "from nine to eleven am". */
function between(board: Board): void {
  hours(
    board,
    `(?:FROM|BETWEEN) ${HOUR}(?: H)?${HALVES} (?:TO|AND|Y|OR) ${HOUR}(?: H)?${HALVES}(?! \\d| Y| MINUS| HALF| QUARTER| U)`,
  );
}

/** Both hours of a range. An "am" or "pm" at its end is meant for both. */
function hours(board: Board, source: string): void {
  board.expand(tokens(source, ""), ([, a, halfA, b, halfB]) => {
    const pair = [time(a, "0", halfA || halfB), time(b, "0", halfB)];
    return pair.flatMap((each) => each ?? []).length === 2 ? pair.flatMap((each) => each ?? []) : null;
  });
}

function time(hour: string | undefined, minute: string | undefined, half?: string): HeardTime | null {
  const named = hour === "NOON" ? 12 : hour === "MIDNIGHT" ? 0 : Number(hour);
  const minutes =
    minute === "HALF" ? 30 : minute === "QUARTER" ? 15 : minute === "3QUARTER" ? 45 : Number(minute);
  if (!(named >= 0 && named <= 24 && minutes < 60)) return null;
  const known =
    hour === "NOON" ? "pm" : hour === "MIDNIGHT" ? "am" : half === "am" || half === "pm" ? half : null;
  return {
    hour: named === 24 ? 0 : named,
    minute: minutes,
    half: named === 24 || named === 0 ? "am" : known,
  };
}

function before(hour: string | undefined, minute: string | undefined, half?: string): HeardTime | null {
  const base = time(hour, "0", half);
  const minutes = minute === "QUARTER" ? 15 : Number(minute);
  if (!base || minutes < 1 || minutes > 59) return null;
  const earlier = base.hour === 0 ? 23 : base.hour - 1;
  // A quarter to one in the afternoon is after noon; a quarter to noon is before it.
  const flipped = base.hour === 12 && base.half ? (base.half === "pm" ? "am" : "pm") : base.half;
  return { hour: earlier === 0 ? 12 : earlier, minute: 60 - minutes, half: base.hour === 0 ? "pm" : flipped };
}

/**
 * The clock that a caller means. Without "am", "pm" or a part of the day it is the one from 7:00 to 18:59.
 * @returns the hour of 24; null if hour and part of the day contradict each other
 */
export function hourOf({ hour, half }: HeardTime, part: DayPart | null): number | null {
  if (hour > 12) return half === "am" || part === "morning" ? null : hour;
  const am = hour % 12;
  if (half) return half === "am" ? am : am + 12;
  if (hour === 0) return 0;
  switch (part) {
    case "morning":
      return am;
    case "afternoon":
      return am + 12;
    case "evening":
      return hour === 12 ? 0 : hour >= 4 ? hour + 12 : hour;
    case "night":
      return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
    default:
      return hour >= 7 ? hour : hour + 12;
  }
}
