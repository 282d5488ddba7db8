import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";
import { formatterByZone } from "./formatter";

/** The office hours of one day: local times, "HH:MM", null on a closed day. */
export interface OfficeDay {
  dayOfWeek: DayOfWeek;
  isClosed: boolean;
  open: string | null;
  close: string | null;
}

/** Whether a practice is open, and when that changes. Times are "HH:MM" in the practice's timezone. */
export type Opening =
  | { state: "open"; until: string }
  | {
      state: "closed";
      opensOn: DayOfWeek;
      opensAt: string;
      /** 0 for today, 7 for the same day next week. */
      inDays: number;
    }
  | { state: "closed_all_week" }
  /** No office hours are set. */
  | { state: "unknown" };

/**
 * Whether a practice is open at a moment, and when it closes or opens next.
 * @param days its office hours; a missing day counts as closed
 * @param timeZone the practice's IANA zone
 * @param now the moment to check
 */
export function openingAt(days: readonly OfficeDay[], timeZone: string, now: Date): Opening {
  if (days.length === 0) return { state: "unknown" };
  const { day, time } = wallClock(timeZone, now);
  for (let inDays = 0; inDays <= DAYS_OF_WEEK.length; inDays++) {
    const name = DAYS_OF_WEEK[(DAYS_OF_WEEK.indexOf(day) + inDays) % DAYS_OF_WEEK.length] ?? day;
    const hours = days.find((each) => each.dayOfWeek === name);
    if (!hours || hours.isClosed || !hours.open || !hours.close) continue;
    const isPast = inDays === 0 && time >= hours.close;
    if (isPast) continue;
    if (inDays === 0 && time >= hours.open) return { state: "open", until: hours.close };
    return { state: "closed", opensOn: name, opensAt: hours.open, inDays };
  }
  return { state: "closed_all_week" };
}

const formatterOf = formatterByZone({
  weekday: "long",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The weekday and the time, "HH:MM", in an IANA zone. */
export function wallClock(timeZone: string, now: Date): { day: DayOfWeek; time: string } {
  const parts = formatterOf(timeZone).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const day = DAYS_OF_WEEK.find((each) => each === part("weekday").toUpperCase()) ?? "MONDAY";
  return { day, time: `${part("hour")}:${part("minute")}` };
}
