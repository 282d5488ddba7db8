import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { HistoryList } from "../activity/history-list";
import { Card } from "../ui/card";

interface Props {
  entries: readonly AuditEntry[];
  /** The organization or account whose changes they are; by default the chosen scope. */
  orgId?: string;
}

/** The latest changes, with a link to all activity. */
export function LatestChanges({ entries, orgId }: Props) {
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
        <p className="text-ink-2">No changes yet.</p>
      )}
    </Card>
  );
}
