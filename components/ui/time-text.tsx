"use client";

import { formatTime } from "@/lib/format/time";
import { useOwnZone } from "./reader-zone";

interface Props {
  /** The time, ISO 8601. */
  at: string;
  /** A timezone that the text names or that its list is in; the reader's own if not given. */
  timeZone?: string;
  /**
   * `relative`: "5 minutes ago" within a day, then the date; `clock`: then the time of day. `absolute`: exact, with the
   * zone named.
   */
  style?: "relative" | "clock" | "absolute";
}

/** A readable time, exact on hover. A date that names no timezone is in the reader's. */
export function TimeText({ at, timeZone, style = "relative" }: Props) {
  const own = useOwnZone();
  const zone = timeZone ?? own;
  return (
    <time dateTime={at} title={formatTime(at, zone, "absolute")} suppressHydrationWarning>
      {formatTime(at, zone, style)}
    </time>
  );
}
