import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { AreaCodeFilters, AreaCodeList } from "@/lib/schemas/area-code";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** Filters of the codes that are suggested for an organization. */
export const suggestedCodes = (orgId: string): AreaCodeFilters => ({ orgId, limit: 8 });

/** Area codes by code, city or state, or suggested for an organization or an address. */
export function areaCodesQuery(filters: AreaCodeFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["area-codes", query],
    queryFn: ({ signal }) => fetchApi<AreaCodeList>(apiPaths.areaCodes(query), signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
