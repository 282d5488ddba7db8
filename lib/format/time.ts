export type TimeStyle = "relative" | "absolute" | "date" | "time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A moment for the eye, in the organization's zone.
 * @param at the moment, as an answer carries it
 * @param timeZone an IANA zone
 * @param style `relative` is "5 minutes ago" under a day and the date after that; `absolute` is exact, with its zone
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
  return new Intl.DateTimeFormat("en-US", { timeZone, ...STYLES[style] }).format(moment);
}

const STYLES: Record<Exclude<TimeStyle, "relative">, Intl.DateTimeFormatOptions> = {
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

/** "just now", "5 minutes ago", "in 2 hours"; null from a day on, in either direction. */
function relative(moment: Date, now: Date): string | null {
  const distance = moment.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size >= DAY) return null;
  if (size < MINUTE) return "just now";
  const [unit, length] = size < HOUR ? (["minute", MINUTE] as const) : (["hour", HOUR] as const);
  return new Intl.RelativeTimeFormat("en-US").format(Math.trunc(distance / length), unit);
}

/** The wall clock of a zone, "10:42 AM". */
export function localTimeIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", minute: "2-digit" }).format(now);
}

/** The zone's name for people, "Central Time"; the IANA name where there is no better one. */
export function timeZoneLabel(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longGeneric" }).formatToParts(
    now,
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
