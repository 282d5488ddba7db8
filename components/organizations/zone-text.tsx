"use client";

import { localTimeIn, timeZoneLabel } from "@/lib/format/time";
import { useNow } from "./use-now";

/** A timezone with its current local time: "Central Time, 10:42 AM there". */
export function ZoneText({ timeZone, renderedAt }: { timeZone: string; renderedAt: string }) {
  const now = useNow(renderedAt);
  return (
    <span title={timeZone}>
      {timeZoneLabel(timeZone, now)}
      <span className="block text-xs text-ink-3 tabular-nums">{localTimeIn(timeZone, now)} there now</span>
    </span>
  );
}
