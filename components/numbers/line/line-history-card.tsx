"use client";

import { useQuery } from "@tanstack/react-query";
import { HistoryList } from "@/components/activity/history-list";
import { ErrorState } from "@/components/feedback/error-state";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { useOwnZone } from "@/components/ui/reader-zone";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { numberHistoryQuery } from "@/lib/queries/numbers";
import { HISTORY_PAGE } from "./shown";

/** Who changed a line, and how, by the reader's days. Still readable after its release. */
export function LineHistoryCard({ id }: { id: string }) {
  const timeZone = useOwnZone();
  const { data, error, refetch } = useQuery(numberHistoryQuery(id, HISTORY_PAGE));
  return (
    <Card
      title="History"
      id="history"
      actions={
        data?.pagination.nextCursor && (
          <Link className="text-link text-sm" href={paths.activity({ subjectId: id })}>
            Show all changes
          </Link>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The history didn’t load" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : data.auditEntries.length === 0 ? (
        <p className="text-ink-2">Nothing has been changed yet.</p>
      ) : (
        <HistoryList entries={data.auditEntries} showFields canUndo timeZone={timeZone} />
      )}
    </Card>
  );
}
