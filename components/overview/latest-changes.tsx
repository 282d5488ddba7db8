import Link from "next/link";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { HistoryList } from "../activity/history-list";
import { Card } from "../ui/card";

/** What was changed last, with the way to all of it. */
export function LatestChanges({
  entries,
  orgId,
}: {
  entries: readonly AuditEntry[];
  orgId: string | undefined;
}) {
  return (
    <Card
      title="Latest changes"
      actions={
        entries.length > 0 && (
          <Link href={paths.activity({ orgId })} className="text-link text-sm">
            All activity
          </Link>
        )
      }
    >
      {entries.length > 0 ? (
        <HistoryList entries={entries} showSubject />
      ) : (
        <p className="text-ink-2">Nothing has been changed yet.</p>
      )}
    </Card>
  );
}
