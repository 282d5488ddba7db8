import type { Opening } from "@/lib/calendar/opening";
import type { DayOfWeek } from "@/lib/constants/organizations";

export const DAY_LABELS: Record<DayOfWeek, string> = {
  MONDAY: "Monday",
  TUESDAY: "Tuesday",
  WEDNESDAY: "Wednesday",
  THURSDAY: "Thursday",
  FRIDAY: "Friday",
  SATURDAY: "Saturday",
  SUNDAY: "Sunday",
};

/** A time of day as people read it: "08:30" is "8:30 AM". */
export function formatTimeOfDay(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, "0")} ${hours < 12 ? "AM" : "PM"}`;
}

/** Whether a practice is open, in a sentence: "Open now, until 5:00 PM". */
export function openingText(opening: Opening): string {
  switch (opening.state) {
    case "open":
      return `Open now, until ${formatTimeOfDay(opening.until)}`;
    case "closed":
      return `Closed now, opens ${dayText(opening)} at ${formatTimeOfDay(opening.opensAt)}`;
    case "closed_all_week":
      return "Closed all week";
    case "unknown":
      return "Office hours not set";
  }
}

function dayText({ inDays, opensOn }: { inDays: number; opensOn: DayOfWeek }): string {
  if (inDays === 0) return "today";
  return inDays === 1 ? "tomorrow" : DAY_LABELS[opensOn];
}
