import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { AreaCodeFilters, AreaCodeList } from "@/lib/schemas/phone-number";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

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
