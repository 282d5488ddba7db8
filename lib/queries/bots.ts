import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { Bot, BotFilters, BotList } from "@/lib/schemas/bot";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";
import { pagesQuery } from "./pages";

/** One page of bots. */
export function botsQuery(filters: BotFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["bots", "list", query],
    queryFn: ({ signal }) => fetchApi<BotList>(apiPaths.bots(query), signal),
    placeholderData: keepPreviousData,
  });
}

/** Bots, page by page. */
export function botPagesQuery(filters: BotFilters) {
  const query = compactFilters(filters);
  return pagesQuery<BotList>(["bots", query], (page) => apiPaths.bots({ ...query, ...page }));
}

/** One bot, with its training. */
export function botQuery(id: string) {
  return queryOptions({
    queryKey: ["bots", "detail", id],
    queryFn: ({ signal }) => fetchApi<Bot>(apiPaths.bot(id), signal),
  });
}
