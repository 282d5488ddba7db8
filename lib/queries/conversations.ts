import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { ConversationFilters, ConversationList } from "@/lib/schemas/conversation";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** One page of conversations. */
export function conversationsQuery(filters: ConversationFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["conversations", "list", query],
    queryFn: ({ signal }) => fetchApi<ConversationList>(apiPaths.conversations(query), signal),
    placeholderData: keepPreviousData,
  });
}
