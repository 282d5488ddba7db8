"use client";

import { clockText, formatTime } from "@/lib/format/time";
import { useHydrated } from "./use-hydrated";

interface Props {
  /** The time, ISO 8601. */
  at: string;
  /** The organization's timezone; null for the reader's own. */
  timeZone: string | null;
}

/** A time of day with seconds, "10:42:07 AM". It names the zone where the reader's clock shows another time. */
export function ClockTime({ at, timeZone }: Props) {
  // The server does not know the reader's timezone.
  const readerZone = useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : null;
  const zone = timeZone ?? readerZone ?? "UTC";
  return (
    <time dateTime={at} title={formatTime(at, zone, "absolute")}>
      {clockText(at, zone, readerZone)}
    </time>
  );
}
