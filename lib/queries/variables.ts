import { queryOptions } from "@tanstack/react-query";
import { PAGE_LIMIT } from "@/lib/constants/limits";
import { apiPaths } from "@/lib/paths";
import type { VariableFilters, VariableList } from "@/lib/schemas/variable";
import { fetchApi } from "./fetch-api";

/** The largest page that the API answers, by name. */
export const VARIABLES_SHOWN = { limit: PAGE_LIMIT.max, sort: "name" } as const satisfies VariableFilters;

/** The variables of an organization, by name. */
export function variablesQuery(orgId: string) {
  return queryOptions({
    queryKey: ["variables", orgId],
    queryFn: ({ signal }) => fetchApi<VariableList>(apiPaths.variables(orgId, VARIABLES_SHOWN), signal),
  });
}
