"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { HistoryList } from "@/components/activity/history-list";
import { ErrorState } from "@/components/feedback/error-state";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { numberHistoryQuery } from "@/lib/queries/numbers";
import { HISTORY_PAGE } from "./shown";

/** Who did what to a line; readable after its release too. */
export function LineHistoryCard({ id, timeZone }: { id: string; timeZone?: string }) {
  const { data, error, refetch } = useQuery(numberHistoryQuery(id, HISTORY_PAGE));
  return (
    <Card
      title="History"
      id="history"
      actions={
        data?.pagination.nextCursor && (
          <Link className="text-link text-sm" href={paths.activity({ subjectId: id })}>
            Show all
          </Link>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The history cannot be shown" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : data.auditEntries.length === 0 ? (
        <p className="text-ink-2">Nothing has been changed yet.</p>
      ) : (
        <HistoryList entries={data.auditEntries} showFields timeZone={timeZone} />
      )}
    </Card>
  );
}
