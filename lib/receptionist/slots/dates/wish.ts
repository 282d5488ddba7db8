import { addDays, addMonths, dayOf, lastDate, mondayOf, partsOf } from "../calendar-day";
import type { Wish } from "../reading";
import { type Board, tokens } from "./board";
import type { DayPart } from "./read-times";

interface Heard {
  days: string[];
  times: string[];
  part: DayPart | null;
  words: string;
  today: string;
}

/** What a segment wishes for besides one day and one time; null if nothing. */
export function wishIn(board: Board, { days, times, part, words, today }: Heard): Wish | null {
  const wish: Wish = {
    words,
    from: null,
    to: null,
    after: null,
    before: null,
    part: times.length > 0 ? null : part,
  };
  const sorted = [...days].sort();
  const range = board.ranges[0] ?? spanOf(board, today);
  const open = board.matches(
    tokens("(FROM|AFTER|BEFORE|TO|WITHIN) (?:THE )?(?:AT )?(d|t)\\d+(?! (?:TO|AND|Y|OR))", ""),
  );
  if (days.length > 1) {
    wish.from = sorted[0] ?? null;
    wish.to = sorted.at(-1) ?? null;
  } else if (range) {
    wish.from = range.from;
    wish.to = range.to;
  }
  if (times.length > 1) {
    wish.after = times[0] ?? null;
    wish.before = times.at(-1) ?? null;
  }
  if (open) {
    const isAfter = open[1] === "FROM" || open[1] === "AFTER";
    if (open[2] === "d" && days.length === 1) wish[isAfter ? "from" : "to"] = days[0] ?? null;
    if (open[2] === "t" && times.length === 1) wish[isAfter ? "after" : "before"] = times[0] ?? null;
  }
  const isVague = board.matches(tokens("ANY|WEEKEND|Wbusiness|NOT", "")) !== null;
  const hasMore = wish.from || wish.to || wish.after || wish.before || wish.part;
  return hasMore || (isVague && !(days.length === 1 && times.length === 1)) ? wish : null;
}

/** "Next week", "in March", "the end of the month". */
function spanOf(board: Board, today: string): { from: string; to: string } | null {
  const week = board.matches(
    tokens(
      "(?:(THIS|NEXT|AFTERNEXT|FOLLOWING) (Uweek|WEEKEND)|(Uweek|WEEKEND) (NEXT|AFTERNEXT|THIS|FOLLOWING))",
      "",
    ),
  );
  if (week) {
    const which = week[1] ?? week[4];
    const monday = addDays(mondayOf(today), which === "THIS" ? 0 : which === "AFTERNEXT" ? 14 : 7);
    const isWeekend = (week[2] ?? week[3]) === "WEEKEND";
    const from = addDays(monday, isWeekend ? (which === "NEXT" ? -2 : 5) : 0);
    return { from: from < today ? today : from, to: addDays(monday, isWeekend && which === "NEXT" ? -1 : 6) };
  }
  const month = board.matches(
    tokens("(?:(START|MID|END) )?(?:THE )?(?:M(\\d+)|(THIS|NEXT) Umonth|Umonth (THIS|NEXT)|(Umonth))", ""),
  );
  if (!month || (month[5] && !month[1])) return null;
  const { year, month: current } = partsOf(today);
  const ahead = month[2] ? (Number(month[2]) - current + 12) % 12 : (month[3] ?? month[4]) === "NEXT" ? 1 : 0;
  const first = addMonths(dayOf(year, current, 1) ?? today, ahead);
  const { year: y, month: m } = partsOf(first);
  const [from, to] =
    month[1] === "START"
      ? [1, 10]
      : month[1] === "MID"
        ? [11, 20]
        : month[1] === "END"
          ? [21, lastDate(y, m)]
          : [1, lastDate(y, m)];
  const start = dayOf(y, m, from) ?? first;
  return { from: start < today ? today : start, to: dayOf(y, m, to) ?? first };
}
