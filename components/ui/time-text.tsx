"use client";

import { formatTime } from "@/lib/format/time";
import { useHydrated } from "./use-hydrated";

interface Props {
  /** The time, ISO 8601. */
  at: string;
  /** The organization's timezone; the reader's own if not given. */
  timeZone?: string;
  /**
   * `relative`: "5 minutes ago" within a day, then the date; `clock`: then the time of day. `absolute`: exact, with the
   * zone named.
   */
  style?: "relative" | "clock" | "absolute";
}

/** A readable time, exact on hover. The server does not know the reader's timezone, so it renders UTC at first. */
export function TimeText({ at, timeZone, style = "relative" }: Props) {
  const hydrated = useHydrated();
  const zone = timeZone ?? (hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC");
  return (
    <time dateTime={at} title={formatTime(at, zone, "absolute")} suppressHydrationWarning>
      {formatTime(at, zone, style)}
    </time>
  );
}
