"use client";

import { useHydrated } from "@/components/ui/use-hydrated";
import { formatTime } from "@/lib/format/time";

/** The wall clock of the reader at a moment, "10:42:07 AM". The server does not know it and says UTC until scripts run. */
export function ClockTime({ at }: { at: string }) {
  const hydrated = useHydrated();
  const zone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: hydrated ? undefined : "short",
  });
  return (
    <time dateTime={at} title={formatTime(at, zone, "absolute")}>
      {clock.format(new Date(at))}
    </time>
  );
}
