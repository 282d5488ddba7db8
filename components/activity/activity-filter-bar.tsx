"use client";

import { useSearchParams } from "next/navigation";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import type { ScopeFilters } from "@/lib/schemas/common";
import { FilterBar } from "../data-table/filter-bar";
import { FilterPick } from "../data-table/filter-pick";
import { FilterSelect } from "../data-table/filter-select";
import { FilterText } from "../data-table/filter-text";
import { ACTION_LABELS, AUDIT_SUBJECT_LABELS } from "./activity-labels";
import { DayFilter } from "./day-filter";
import { FIELD_LABELS } from "./field-text";

interface Props {
  /** The entries below, which know the names of what was chosen. */
  entries: readonly AuditEntry[];
  scope: ScopeFilters;
  timeZone: string;
}

/** Narrows the activity within the chosen scope: by line, person, subject, action, field, request and days. */
export function ActivityFilterBar({ entries, scope, timeZone }: Props) {
  const chosen = useSearchParams();
  const about = entries.find((entry) => entry.subjectId === chosen.get("subjectId"));
  const by = entries.find((entry) => entry.actorId === chosen.get("actorId"));
  return (
    <FilterBar
      inRowParams={["subjectId", "actorId"]}
      inRow={
        <>
          <FilterPick
            param="subjectId"
            label="Line"
            kind="line"
            scope={scope}
            chosenName={about?.subjectLabel}
          />
          <FilterPick param="actorId" label="Who" kind="person" scope={scope} chosenName={by?.actorName} />
        </>
      }
      moreParams={["subjectType", "action", "field", "requestId", "from", "to"]}
      more={
        <>
          <FilterSelect param="subjectType" label="About" options={SUBJECTS} />
          <FilterSelect param="action" label="What" options={ACTIONS} />
          <FilterSelect param="field" label="Field" options={FIELDS} />
          <FilterText param="requestId" label="Request id" />
          <DayFilter param="from" label="From" timeZone={timeZone} />
          <DayFilter param="to" label="To" timeZone={timeZone} />
        </>
      }
    />
  );
}

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const SUBJECTS = optionsOf(AUDIT_SUBJECT_LABELS);
const ACTIONS = optionsOf(ACTION_LABELS);
// A move names its organizations in the sentence, not as a field, but is one of the changes of it.
const FIELDS = optionsOf({ ...FIELD_LABELS, organizationName: "Organization" }).sort((a, b) =>
  a.label.localeCompare(b.label),
);
