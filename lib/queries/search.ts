import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { HitList } from "@/lib/schemas/search";
import { fetchApi } from "./fetch-api";

/** What a search over everything finds: first in the chosen scope, then elsewhere. */
export function searchQuery(q: string, scope: ScopeFilters) {
  return queryOptions({
    queryKey: ["search", q, scope],
    queryFn: ({ signal }) => fetchApi<HitList>(apiPaths.search({ q, ...scope }), signal),
    placeholderData: keepPreviousData,
  });
}
