import { formatterByZone } from "@/lib/calendar/formatter";

/** The calendar's day and the minutes since midnight, as a clock on the wall shows them. */
export interface LocalNow {
  today: string;
  minutes: number;
}

const formatterOf = formatterByZone({
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** What a clock in a timezone shows at a moment. */
export function localNow(now: Date, timeZone: string): LocalNow {
  const parts = formatterOf(timeZone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "0";
  return {
    today: `${part("year")}-${part("month")}-${part("day")}`,
    minutes: Number(part("hour")) * 60 + Number(part("minute")),
  };
}
