"use client";

import type { ReactNode } from "react";
import { timeZoneLabel } from "@/lib/format/time";
import { paths } from "@/lib/paths";
import { auditEntriesQuery } from "@/lib/queries/audit-entries";
import type { AuditFilters } from "@/lib/schemas/audit-entry";
import type { ScopeFilters } from "@/lib/schemas/common";
import { QueriedList } from "../data-table/queried-list";
import { EmptyState } from "../feedback/empty-state";
import { LoadingList } from "../feedback/loading";
import { LinkButton } from "../ui/link-button";
import { ActivityFilterBar } from "./activity-filter-bar";
import { HistoryList } from "./history-list";
import { useReaderZone } from "./use-reader-zone";

interface Props {
  filters: AuditFilters;
  filtered: boolean;
  scope: ScopeFilters;
  /** The timezone whose days the address means; otherwise the reader's, as far as the server knows it. */
  zone: { name: string; inAddress: boolean };
  /** The reader sees several accounts. */
  showAccount: boolean;
}

/** Every change within the reader's reach, with filters and pages, grouped by the reader's days. */
export function ActivityList({ filters, filtered, scope, zone, showAccount }: Props) {
  const { timeZone, isForeign } = useReaderZone(zone);
  return (
    <QueriedList
      query={auditEntriesQuery(filters)}
      rowsOf={(answer) => answer.auditEntries}
      toolbar={(entries) => <ActivityFilterBar entries={entries} scope={scope} timeZone={timeZone} />}
      errorTitle="The activity didn’t load"
      filtered={filtered}
      empty={{
        none: <Nothing title="Nothing has been changed yet" />,
        noMatch: (
          <Nothing
            title="Nothing matches these filters"
            action={<LinkButton href={paths.activity()}>Clear filters</LinkButton>}
          />
        ),
      }}
      loading={<LoadingList />}
    >
      {(entries) => (
        <div className="surface p-5">
          {isForeign && (
            <p className="mb-4 text-ink-2">Days and times are in {timeZoneLabel(timeZone, new Date())}.</p>
          )}
          <HistoryList
            entries={entries}
            heading="h2"
            timeZone={timeZone}
            showAccount={showAccount}
            showSubject
            showFields
            canUndo
          />
        </div>
      )}
    </QueriedList>
  );
}

function Nothing({ title, action }: { title: string; action?: ReactNode }) {
  return (
    <EmptyState title={title} action={action}>
      Every change to organizations, bots and lines is recorded here, with the person who made it.
    </EmptyState>
  );
}
