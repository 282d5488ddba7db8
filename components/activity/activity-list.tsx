"use client";

import { useQuery } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { auditEntriesQuery } from "@/lib/queries/audit-entries";
import { FilterSelect } from "../data-table/filter-select";
import { Pager } from "../data-table/pager";
import { useListParams } from "../data-table/use-list-params";
import { EmptyState } from "../feedback/empty-state";
import { ErrorState } from "../feedback/error-state";
import { LoadingList } from "../feedback/loading";
import { LinkButton } from "../ui/link-button";
import { ACTIVITY_PARAMS, activityFiltersOf, isFiltered } from "./activity-filters";
import { ACTION_LABELS, AUDIT_SUBJECT_LABELS } from "./activity-labels";
import { DayFilter } from "./day-filter";
import { HistoryList } from "./history-list";
import { PersonFilter } from "./person-filter";

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Everything that was changed in the reader's reach, with filters and pages in the address. */
export function ActivityList() {
  const params = useListParams(ACTIVITY_PARAMS);
  const { data, error, refetch } = useQuery(auditEntriesQuery(activityFiltersOf(params)));
  const entries = data?.auditEntries;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <FilterSelect param="subjectType" label="About" options={options(AUDIT_SUBJECT_LABELS)} />
        <FilterSelect param="action" label="What" options={options(ACTION_LABELS)} />
        <PersonFilter entries={entries ?? []} />
        <DayFilter param="from" label="From" />
        <DayFilter param="to" label="To" />
        {isFiltered(params) && (
          <LinkButton variant="ghost" href={paths.activity()}>
            Clear filters
          </LinkButton>
        )}
      </div>
      {error && !entries ? (
        <ErrorState title="The activity cannot be shown" error={error} onRetry={() => refetch()} />
      ) : !entries ? (
        <LoadingList />
      ) : entries.length === 0 ? (
        <EmptyState
          title={isFiltered(params) ? "Nothing matches these filters" : "Nothing has been changed yet"}
        >
          Every change to organizations, bots and lines is kept here, with who made it.
        </EmptyState>
      ) : (
        <>
          <div className="surface p-5">
            <HistoryList entries={entries} showSubject showFields />
          </div>
          <Pager nextCursor={data?.pagination.nextCursor ?? null} />
        </>
      )}
    </>
  );
}
