import { US_STATES } from "@/lib/constants/organizations";
import type { OrganizationFilters } from "@/lib/schemas/organization";

/** Parameters of the list's address. */
export const ORGANIZATION_PARAMS = ["q", "state", "accountId", "sort", "cursor"] as const;
export type OrganizationParams = Partial<Record<(typeof ORGANIZATION_PARAMS)[number], string | undefined>>;

export const ORGANIZATION_SORTS = ["name", "-name", "createdAt", "-createdAt"] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Filters of the list as its address says them; what the address says wrongly is left out. */
export function organizationFiltersOf(params: OrganizationParams): OrganizationFilters {
  const state = params.state?.toUpperCase();
  return {
    limit: 25,
    q: params.q?.trim().slice(0, 100) || undefined,
    state: state && state in US_STATES ? state : undefined,
    accountId: params.accountId && UUID.test(params.accountId) ? params.accountId : undefined,
    sort: ORGANIZATION_SORTS.find((sort) => sort === params.sort) ?? "name",
    cursor: params.cursor || undefined,
  };
}

/** Whether the list shows less than everything, so that an empty answer can offer to clear the filters. */
export function isFiltered(params: OrganizationParams): boolean {
  const { q, state, accountId } = organizationFiltersOf(params);
  return Boolean(q || state || accountId);
}
