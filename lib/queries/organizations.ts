import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { Organization, OrganizationFilters, OrganizationList } from "@/lib/schemas/organization";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";
import { pagesQuery } from "./pages";

/** One page of organizations. */
export function organizationsQuery(filters: OrganizationFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["organizations", "list", query],
    queryFn: ({ signal }) => fetchApi<OrganizationList>(apiPaths.organizations(query), signal),
    placeholderData: keepPreviousData,
  });
}

/** Organizations, page by page. */
export function organizationPagesQuery(filters: OrganizationFilters) {
  const query = compactFilters(filters);
  return pagesQuery<OrganizationList>(["organizations", query], (page) =>
    apiPaths.organizations({ ...query, ...page }),
  );
}

/** One organization. */
export function organizationQuery(id: string) {
  return queryOptions({
    queryKey: ["organizations", "detail", id],
    queryFn: ({ signal }) => fetchApi<Organization>(apiPaths.organization(id), signal),
  });
}
