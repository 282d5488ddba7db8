import { LANGUAGES } from "@/lib/constants/numbers";
import type { BotFilters } from "@/lib/schemas/bot";

/** Parameters of the list's address. */
export const BOT_PARAMS = ["q", "orgId", "language", "outbound", "sort", "cursor"] as const;
export type BotParams = Partial<Record<(typeof BOT_PARAMS)[number], string | undefined>>;

const BOT_SORTS = ["name", "-name", "createdAt", "-createdAt"] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Filters of the list as its address says them; what the address says wrongly is left out. */
export function botFiltersOf(params: BotParams): BotFilters {
  return {
    limit: 25,
    q: params.q?.trim().slice(0, 100) || undefined,
    orgId: params.orgId && UUID.test(params.orgId) ? params.orgId : undefined,
    language: LANGUAGES.find((language) => language === params.language),
    outbound: params.outbound === "true" || params.outbound === "false" ? params.outbound : undefined,
    sort: BOT_SORTS.find((sort) => sort === params.sort) ?? "name",
    cursor: params.cursor || undefined,
  };
}

/** Whether the list shows less than everything, so that an empty answer can offer to clear the filters. */
export function isFiltered(params: BotParams): boolean {
  const { q, orgId, language, outbound } = botFiltersOf(params);
  return Boolean(q || orgId || language || outbound);
}
