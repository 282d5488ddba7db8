import { queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { VariableFilters, VariableList } from "@/lib/schemas/variable";
import { fetchApi } from "./fetch-api";

/** As many as a page of the API holds, by name. */
export const VARIABLES_SHOWN = { limit: 100, sort: "name" } as const satisfies VariableFilters;

/** The variables of an organization, by name. */
export function variablesQuery(orgId: string) {
  return queryOptions({
    queryKey: ["variables", orgId],
    queryFn: ({ signal }) => fetchApi<VariableList>(apiPaths.variables(orgId, VARIABLES_SHOWN), signal),
  });
}
