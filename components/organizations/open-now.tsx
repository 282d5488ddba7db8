"use client";

import { type OfficeDay, openingAt } from "@/lib/calendar/opening";
import { openingText } from "@/lib/format/office-hours";
import { useNow } from "./use-now";

interface Props {
  days: readonly OfficeDay[];
  timeZone: string;
  renderedAt: string;
}

/** Whether the practice is open in its own timezone: "Open now, until 5:00 PM". */
export function OpenNow({ days, timeZone, renderedAt }: Props) {
  const opening = openingAt(days, timeZone, useNow(renderedAt));
  return <span className={opening.state === "open" ? "text-ok" : "text-ink-2"}>{openingText(opening)}</span>;
}
