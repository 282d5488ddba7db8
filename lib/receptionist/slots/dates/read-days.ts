import type { Language } from "@/lib/constants/languages";
import { addDays, addMonths, dayOf, mondayOf, partsOf } from "../calendar-day";
import { type Board, type HeardDay, tokens } from "./board";
import type { LocalNow } from "./local-now";
import {
  clock,
  firstDate,
  fits,
  holiday,
  inDigits,
  inMonth,
  lastIn,
  later,
  nextWeekday,
  nthIn,
  onWeekday,
} from "./resolve-day";

const YEAR = "(19\\d\\d|20\\d\\d|20 [1-9]\\d|THIS Uyear|NEXT Uyear)";
const MONTH = "(NEXT Umonth|Umonth NEXT|THIS Umonth|Umonth THIS|Umonth|M\\d+)";
const NOT_CLOCK = "(?! (?:am|pm|OC|H|P\\w+|Umin|MINUS|Y|HALF|QUARTER)\\b)";

/** Replaces every day on the board. @param now what the practice's clock shows */
export function readDays(board: Board, now: LocalNow, language: Language): void {
  const { today } = now;
  const days = (source: string, read: (match: string[]) => HeardDay | string | null) =>
    board.take(tokens(source), board.days, "d", (match) => {
      const found = read(match);
      return typeof found === "string" ? { day: found, said: "whole" as const } : found;
    });

  ranges(board, today, language);
  board.drop(
    tokens(
      "LAST (?:Uweek|Umonth|Uyear|W\\d|L\\w+)(?! (?:M|Umonth|THIS|NEXT|IN|THE))|AGO \\d+ \\w+|\\d+ (?:Uday|Uweek|Umonth|Uyear|H|Umin) AGO",
      "",
    ),
    () => {
      board.isPast = true;
    },
  );

  days("Y(\\d{4})-(\\d+)-(\\d+)", ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d)));
  days("(?:(W\\d) )?(?:THE )?S(\\d+)/(\\d+)(?:/(\\d+))?-?", ([, weekday, a, b, y]) =>
    fits(inDigits(Number(a), Number(b), y ?? "", today, language), weekday),
  );
  const monthFirst = () =>
    days(
      `(?:(W\\d) )?(?<!\\d\\. )M(\\d+) (?:THE )?(\\d{1,2})(?:\\.|(?! H| am| pm| OC))(?: ${YEAR})?`,
      ([, weekday, month, date, year]) => inMonth(Number(month), Number(date), year ?? "", today, weekday),
    );
  const dateFirst = () =>
    days(
      `(?<!AT )(?:(W\\d) )?(?:THE )?(\\d{1,2})\\.?(?: Uday)? M(\\d+)(?: ${YEAR})?`,
      ([, weekday, date, month, year]) => inMonth(Number(month), Number(date), year ?? "", today, weekday),
    );
  if (language === "ENGLISH") monthFirst();
  dateFirst();
  if (language !== "ENGLISH") monthFirst();

  days(
    `(?:THE )?(\\d\\.?|QUARTER|LAST) (?:ANY )?W(\\d)(?: IN)? (?:THE )?${MONTH}`,
    ([, nth, weekday, month]) =>
      nthIn(
        nth === "LAST" ? -1 : nth === "QUARTER" ? 4 : Number.parseInt(nth ?? "", 10),
        Number(weekday),
        month ?? "",
        today,
      ),
  );
  days(
    `(?:THE )?(\\d{1,2})\\.? (NEXT Umonth|Umonth NEXT|THIS Umonth|Umonth THIS)|(?:THE )?(\\d{1,2})\\. Umonth`,
    ([, a, which, b]) => {
      const { year, month } = partsOf(today);
      const first = addMonths(dayOf(year, month, 1) ?? "", which?.includes("NEXT") ? 1 : 0);
      const { year: y, month: m } = partsOf(first);
      return a ? dayOf(y, m, Number(a)) : firstDate(Number(b), today);
    },
  );
  days(`LAST Uday (?:IN )?${MONTH}`, ([, month]) => lastIn(month ?? "", today));
  durations(days, now, language);
  days(`(?:(W\\d) )?(?:THIS |NEXT )?L([A-Za-z]+)(?: (?:THIS )?${YEAR})?`, ([, weekday, name, year]) => {
    const day = holiday(name ?? "", year ?? "", today);
    return day && fits(day, weekday);
  });
  weekdays(days, today, language);
  days("D(-?\\d)", ([, offset]) => addDays(today, Number(offset)));
  days("THIS(?= P)", () => today);
  days("(\\d+) (Uday|Uweek|Umonth) BEFORE d(\\d+)", ([, count, unit, index]) => {
    const base = board.days[Number(index)];
    return base ? later(base.day, -Number(count), unit ?? "") : null;
  });
  // "El veintiuno del tres".
  if (language === "SPANISH")
    days("(?:THE )?(\\d{1,2}) THE ([1-9]|1[0-2])", ([, date, month]) =>
      inMonth(Number(month), Number(date), "", today),
    );
  if (language === "FRENCH")
    days("(?:THE )?(2[4-9]|3[01]) (0?[1-9]|1[0-2])(?! H)", ([, date, month]) =>
      inMonth(Number(month), Number(date), "", today),
    );
  days(
    `(?!(?:THE )?[123]\\. (?:IN )?_)(?:THE (\\d{1,2})\\.?${NOT_CLOCK}(?! \\d\\d)|(\\d{1,2})\\.${NOT_CLOCK}(?! U)|THE (\\d{1,2})\\.?(?= P))`,
    ([, a, b, c]) => {
      const day = firstDate(Number(a || b || c), today);
      return day ? { day, said: "date" } : null;
    },
  );
  days("(\\d+) (Uday|Uweek|Umonth|Uyear) FROM d(\\d+)", ([, count, unit, index]) => {
    const base = board.days[Number(index)];
    return base ? later(base.day, Number(count), unit ?? "") : null;
  });
}

type Days = (source: string, read: (match: string[]) => HeardDay | string | null) => void;

function ranges(board: Board, today: string, language: Language): void {
  const both = (month: string | undefined, a: string | undefined, b: string | undefined) => {
    const from = month ? inMonth(Number(month), Number(a), "", today) : firstDate(Number(a), today);
    const to = from ? firstDate(Number(b), from) : null;
    return from && to ? { from, to } : null;
  };
  const n = "(\\d{1,2})\\.?";
  board.take(
    tokens(`(?:FROM |BETWEEN )?(?:W\\d )?(?:THE )?${n} (?:TO|Y|AND) (?:W\\d )?(?:THE )?${n} M(\\d+)`),
    board.ranges,
    "r",
    ([, a, b, m]) => both(m, a, b),
  );
  board.take(tokens(`M(\\d+) (?:THE )?${n} TO (?:THE )?${n}(?! am| pm)`), board.ranges, "r", ([, m, a, b]) =>
    both(m, a, b),
  );
  board.take(tokens(`(?:FROM|BETWEEN) THE ${n} (?:TO|Y|AND) (?:THE )?${n}`), board.ranges, "r", ([, a, b]) =>
    both("", a, b),
  );
  board.take(
    tokens(`Uweek (?:FROM )?(?:THE )?${n}(?: M(\\d+))?(?! U)`),
    board.ranges,
    "r",
    ([, date, month]) => {
      const day = month ? inMonth(Number(month), Number(date), "", today) : firstDate(Number(date), today);
      return day ? { from: mondayOf(day), to: addDays(mondayOf(day), 6) } : null;
    },
  );
  if (language !== "ENGLISH")
    board.take(tokens(`FROM ${n} TO ${n}(?! H)`), board.ranges, "r", ([, a, b]) => both("", a, b));
}

function durations(days: Days, { today, minutes }: LocalNow, language: Language): void {
  const span = "(\\d+) (Uday|Uweek|Umonth|Uyear|H|Umin)";
  days("(?<=WITHIN )(\\d+) (Uday|Uweek|Umonth)", ([, count, unit]) =>
    later(today, Number(count), unit ?? ""),
  );
  days("D0 IN (8|15)(?! U)", ([, count]) => addDays(today, Number(count) - 1));
  const inMinutes = (count: number): HeardDay => {
    const at = minutes + count;
    const time = clock(Math.floor(at / 60) % 24, at % 60);
    return { day: addDays(today, Math.floor(at / 1440)), time, said: "whole" };
  };
  days("IN (\\d+) H (?:Y |AND )?HALF", ([, count]) => inMinutes(Number(count) * 60 + 30));
  days(`IN ${span}(?: FROMNOW)?|${span} FROMNOW`, ([, a, b, c, d]) => {
    const count = Number(a || c);
    const unit = b || d || "";
    if (unit === "H" || unit === "Umin") return inMinutes(count * (unit === "H" ? 60 : 1));
    // "En quince días", "dans huit jours": the first day counts.
    const isIdiom = language !== "ENGLISH" && unit === "Uday" && (count === 8 || count === 15);
    return later(today, isIdiom ? count - 1 : count, unit);
  });
}

function weekdays(days: Days, today: string, language: Language): void {
  const next = (weekday: string | undefined, weeks = 0) =>
    addDays(nextWeekday(Number(weekday), today), weeks * 7);
  days("(\\d+) (?:ANY )?W(\\d) FROMNOW", ([, count, weekday]) => next(weekday, Number(count) - 1));
  days("(\\d+) Uweek FROM (?:NEXT |THIS )?W(\\d)", ([, count, weekday]) => next(weekday, Number(count)));
  // "Mardi en huit" counts from today, if today is a Tuesday.
  days("W(\\d) IN (8|15)(?! U)", ([, weekday, count]) =>
    addDays(nextWeekday(Number(weekday), addDays(today, -1)), count === "8" ? 7 : 14),
  );
  const week =
    "(?:THE )?(NEXT Uweek|Uweek NEXT|THIS Uweek|Uweek THIS|Uweek FOLLOWING|FOLLOWING Uweek|Uweek AFTERNEXT|AFTERNEXT Uweek)";
  const inWeek = (weekday: string | undefined, which: string | undefined): HeardDay => {
    const weeks = which?.includes("AFTERNEXT") ? 2 : which?.includes("THIS") ? 0 : 1;
    const day = addDays(mondayOf(today), weeks * 7 + ((Number(weekday) + 6) % 7));
    return { day, said: "whole" };
  };
  days(`W(\\d) (?:IN )?${week}`, ([, weekday, which]) => inWeek(weekday, which));
  days(`${week} (?:THIS )?W(\\d)`, ([, which, weekday]) => inWeek(weekday, which));
  days("W(\\d) Uweek", ([, weekday]) => next(weekday, 1));
  days("W(\\d) (?:AFTERNEXT|FOLLOWING)", ([, weekday]) => next(weekday, 1));
  const date =
    language === "ENGLISH"
      ? `(?:THE (\\d{1,2})\\.?|(\\d{1,2})\\.|(1[3-9]|2\\d|3[01]))${NOT_CLOCK}`
      : `(?:THE (\\d{1,2})\\.?${NOT_CLOCK}|(\\d{1,2})\\.?${NOT_CLOCK}(?! \\d))`;
  days(`(?:THIS |NEXT )?W(\\d)(?: NEXT)? ${date}`, ([, weekday, a, b, c]) =>
    onWeekday(Number(weekday), Number(a || b || c), today),
  );
  days(`(?:THE )(\\d{1,2})\\.?(?: _)? W(\\d)`, ([, date, weekday]) =>
    onWeekday(Number(weekday), Number(date), today),
  );
  days("(?:THIS |NEXT )?W(\\d)(?: NEXT)?", ([, weekday]) => ({ day: next(weekday), said: "weekday" }));
}
