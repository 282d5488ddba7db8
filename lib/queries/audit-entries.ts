import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { ActorFilters, AuditActorList, AuditEntryList, AuditFilters } from "@/lib/schemas/audit-entry";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** One page of changes, newest first. */
export function auditEntriesQuery(filters: AuditFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["audit-entries", query],
    queryFn: ({ signal }) => fetchApi<AuditEntryList>(apiPaths.auditEntries(query), signal),
    placeholderData: keepPreviousData,
  });
}

/** People and API keys that ever made a change, by name or address. */
export function auditActorsQuery(filters: ActorFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["audit-actors", query],
    queryFn: ({ signal }) => fetchApi<AuditActorList>(apiPaths.auditActors(query), signal),
    placeholderData: keepPreviousData,
  });
}
