import { dayAfter } from "@/lib/calendar/days";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/constants/moments";

export type TimeStyle = "relative" | "clock" | "absolute" | "date" | "time";

/**
 * A moment as people read it, in a time zone.
 * @param at the moment, as an answer carries it
 * @param timeZone an IANA zone
 * @param style `relative` is "5 minutes ago" within a day, and the date beyond; `clock` the time of day beyond, for
 *   lists that are grouped by day; `absolute` is exact, with its zone
 * @param now what `relative` counts from
 */
export function formatTime(
  at: string | Date,
  timeZone: string,
  style: TimeStyle = "relative",
  now: Date = new Date(),
): string {
  const moment = new Date(at);
  if (style === "relative") return relative(moment, now) ?? formatTime(moment, timeZone, "date", now);
  if (style === "clock") return relative(moment, now) ?? localTimeIn(timeZone, moment);
  return new Intl.DateTimeFormat("en-US", { timeZone, ...STYLES[style] }).format(moment);
}

const STYLES: Record<Exclude<TimeStyle, "relative" | "clock">, Intl.DateTimeFormatOptions> = {
  absolute: {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
  date: { year: "numeric", month: "short", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit", timeZoneName: "short" },
};

/** "just now", "5 minutes ago", "in 2 hours"; null a day or more away. */
function relative(moment: Date, now: Date): string | null {
  const distance = moment.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size >= DAY_MS) return null;
  if (size < MINUTE_MS) return "just now";
  const [unit, length] = size < HOUR_MS ? (["minute", MINUTE_MS] as const) : (["hour", HOUR_MS] as const);
  return new Intl.RelativeTimeFormat("en-US").format(Math.trunc(distance / length), unit);
}

/**
 * A day of the calendar as people say it: "Today", "Yesterday", "Wednesday, November 18"; with the year if it is not
 * this year's.
 * @param day and `today` as "2026-11-18"
 */
export function formatDay(day: string, today: string): string {
  if (day === today) return "Today";
  if (day === dayAfter(today, -1)) return "Yesterday";
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return new Intl.DateTimeFormat("en-US", {
    timeZone: "UTC",
    weekday: "long",
    month: "long",
    day: "numeric",
    year,
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The local time in a timezone, "10:42 AM". */
export function localTimeIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", minute: "2-digit" }).format(now);
}

/**
 * A time of day with seconds, "10:42:07 AM", or "10:42:07 AM CST" where the reader's clock shows another time.
 * @param readerZone null while it is not known
 */
export function clockText(at: string, timeZone: string, readerZone: string | null): string {
  const clock = (zone: string, timeZoneName?: "short") =>
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hour: "numeric",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName,
    }).format(new Date(at));
  const own = readerZone && clock(readerZone);
  return own === clock(timeZone) ? own : clock(timeZone, "short");
}

/** The zone's name for people, "Central Time"; the IANA name if there is no better one. */
export function timeZoneLabel(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longGeneric" }).formatToParts(
    now,
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** A day on which zones have their names of today: Alaska and Guam had others in 1970. */
const NAMED_ON = new Date("2026-01-01T00:00:00Z");

/** The zone's name where no moment is spoken of, "Central Time". */
export function timeZoneName(timeZone: string): string {
  return timeZoneLabel(timeZone, NAMED_ON);
}

/** How forms and changes name a timezone: "Central Time (Chicago)". */
export function timeZoneChoice(timeZone: string): string {
  const place = timeZone.split("/").slice(1).join(", ").replaceAll("_", " ");
  const name = timeZoneName(timeZone);
  return place && name !== timeZone ? `${name} (${place})` : name;
}
