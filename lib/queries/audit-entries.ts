import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { AuditEntryList, AuditFilters } from "@/lib/schemas/audit-entry";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** One page of what was changed, newest first. */
export function auditEntriesQuery(filters: AuditFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["audit-entries", query],
    queryFn: ({ signal }) => fetchApi<AuditEntryList>(apiPaths.auditEntries(query), signal),
    placeholderData: keepPreviousData,
  });
}
