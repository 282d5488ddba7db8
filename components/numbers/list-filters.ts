import { LANGUAGES, LINE_STATES } from "@/lib/constants/numbers";
import type { NumberFilters, OrderFilters } from "@/lib/schemas/phone-number";

/** Parameters of the list's address. */
export const NUMBER_PARAMS = ["q", "state", "orgId", "botId", "language", "sort", "cursor"] as const;
export type NumberParams = Partial<Record<(typeof NUMBER_PARAMS)[number], string | undefined>>;

const NUMBER_SORTS = ["name", "-name", "createdAt", "-createdAt"] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Filters of the list as its address says them; what the address says wrongly is left out. */
export function numberFiltersOf(params: NumberParams): NumberFilters {
  const id = (value: string | undefined) => (value && UUID.test(value) ? value : undefined);
  return {
    limit: 50,
    q: params.q?.trim().slice(0, 100) || undefined,
    state: LINE_STATES.find((state) => state === params.state),
    orgId: id(params.orgId),
    botId: id(params.botId),
    language: LANGUAGES.find((language) => language === params.language),
    sort: NUMBER_SORTS.find((sort) => sort === params.sort) ?? "name",
    cursor: params.cursor || undefined,
  };
}

/** Whether the list shows less than everything, so that an empty answer can offer to clear the filters. */
export function isFiltered(params: NumberParams): boolean {
  const { q, state, orgId, botId, language } = numberFiltersOf(params);
  return Boolean(q || state || orgId || botId || language);
}

/** Purchases under way and those that failed lately, of one organization or of all. */
export function recentOrders(orgId: string | undefined): OrderFilters {
  return { recent: "true", orgId, limit: 20 };
}
