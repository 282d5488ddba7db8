import { dayAt } from "@/lib/calendar/days";
import { formatDay } from "@/lib/format/time";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { type EntryView, HistoryEntry } from "./history-entry";

interface Props extends EntryView {
  entries: readonly AuditEntry[];
  /** The level of the days' headings. */
  heading?: "h2" | "h3";
}

/** Who changed what and when, newest first; with a timezone, grouped by its days. */
export function HistoryList({ entries, heading: Heading = "h3", ...view }: Props) {
  const { timeZone } = view;
  if (!timeZone) return <Entries entries={entries} {...view} />;
  const today = dayAt(new Date(), timeZone);
  return (
    <div className="grid gap-5">
      {byDay(entries, timeZone).map(([day, changes]) => (
        <div key={day}>
          <Heading className="mb-2 font-medium text-ink-2 text-sm" suppressHydrationWarning>
            {formatDay(day, today)}
          </Heading>
          <Entries entries={changes} {...view} />
        </div>
      ))}
    </div>
  );
}

function Entries({ entries, ...view }: EntryView & Pick<Props, "entries">) {
  return (
    <ol className="grid">
      {entries.map((entry, index) => (
        <HistoryEntry key={entry.id} entry={entry} isLast={index === entries.length - 1} {...view} />
      ))}
    </ol>
  );
}

function byDay(entries: readonly AuditEntry[], timeZone: string): [string, AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = dayAt(new Date(entry.createdAt), timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
