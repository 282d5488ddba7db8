import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";

/** Office hours of one day as answers carry them: local times, "HH:MM", null when closed. */
export interface OfficeDay {
  dayOfWeek: DayOfWeek;
  isClosed: boolean;
  open: string | null;
  close: string | null;
}

/** Whether a practice is open at a moment, with the sentence that says so. */
export interface Opening {
  state: "open" | "closed" | "unknown";
  text: string;
}

export const DAY_LABELS: Record<DayOfWeek, string> = {
  MONDAY: "Monday",
  TUESDAY: "Tuesday",
  WEDNESDAY: "Wednesday",
  THURSDAY: "Thursday",
  FRIDAY: "Friday",
  SATURDAY: "Saturday",
  SUNDAY: "Sunday",
};

/** A time of day for the eye: "08:30" is "8:30 AM". */
export function formatTimeOfDay(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, "0")} ${hours < 12 ? "AM" : "PM"}`;
}

/**
 * Whether a practice is open, by its own clock.
 * @param days its office hours; a day that is absent has not been said and counts as closed
 * @param timeZone the practice's IANA zone
 * @param now the moment asked about
 */
export function openingAt(days: readonly OfficeDay[], timeZone: string, now: Date): Opening {
  if (days.length === 0) return { state: "unknown", text: "Office hours not set" };
  const { day, time } = wallClock(timeZone, now);
  for (let ahead = 0; ahead <= DAYS_OF_WEEK.length; ahead++) {
    const name = DAYS_OF_WEEK[(DAYS_OF_WEEK.indexOf(day) + ahead) % DAYS_OF_WEEK.length] ?? day;
    const hours = days.find((each) => each.dayOfWeek === name);
    if (!hours || hours.isClosed || !hours.open || !hours.close) continue;
    if (ahead === 0 && time >= hours.close) continue;
    if (ahead === 0 && time >= hours.open)
      return { state: "open", text: `Open now, until ${formatTimeOfDay(hours.close)}` };
    const when = ahead === 0 ? "today" : ahead === 1 ? "tomorrow" : DAY_LABELS[name];
    return { state: "closed", text: `Closed now, opens ${when} at ${formatTimeOfDay(hours.open)}` };
  }
  return { state: "closed", text: "Closed all week" };
}

/** The day and the time of day, "HH:MM", that a zone's clocks show. */
export function wallClock(timeZone: string, now: Date): { day: DayOfWeek; time: string } {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const day = DAYS_OF_WEEK.find((each) => each === part("weekday").toUpperCase()) ?? "MONDAY";
  return { day, time: `${part("hour")}:${part("minute")}` };
}
