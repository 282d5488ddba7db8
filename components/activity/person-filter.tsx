"use client";

import { useSearchParams } from "next/navigation";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { FilterSelect } from "../data-table/filter-select";

/** One person's changes: those who are on the page can be chosen. */
export function PersonFilter({ entries }: { entries: readonly AuditEntry[] }) {
  const chosen = useSearchParams().get("actorId");
  const people = new Map<string, string>();
  for (const { actorId, actorName } of entries) if (actorId) people.set(actorId, actorName);
  if (chosen && !people.has(chosen)) people.set(chosen, "The chosen person");
  return (
    <FilterSelect
      param="actorId"
      label="Who"
      options={[...people].map(([value, label]) => ({ value, label }))}
    />
  );
}
