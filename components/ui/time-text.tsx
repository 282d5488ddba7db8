"use client";

import { formatTime } from "@/lib/format/time";
import { useHydrated } from "./use-hydrated";

interface Props {
  /** The moment, ISO 8601. */
  at: string;
  /** The organization's zone; the reader's own where there is none. */
  timeZone?: string;
  /** `relative`: "5 minutes ago" under a day, the date after that. `absolute`: exact, with the zone named. */
  style?: "relative" | "absolute";
}

/** A moment for the eye, exact on hover. The server does not know the reader's zone and writes UTC until scripts run. */
export function TimeText({ at, timeZone, style = "relative" }: Props) {
  const hydrated = useHydrated();
  const zone = timeZone ?? (hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC");
  return (
    <time dateTime={at} title={formatTime(at, zone, "absolute")} suppressHydrationWarning>
      {formatTime(at, zone, style)}
    </time>
  );
}
