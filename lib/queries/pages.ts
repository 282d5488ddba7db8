import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { Pagination } from "@/lib/schemas/common";
import { fetchApi } from "./fetch-api";

/** A list for a picker, read page by page as far as somebody looks. */
export function pagesQuery<Answer extends { pagination: Pagination }>(
  key: readonly [entity: string, filters: object],
  pathOf: (page: { cursor?: string }) => string,
) {
  return infiniteQueryOptions({
    queryKey: [key[0], "pages", key[1]],
    queryFn: ({ pageParam, signal }) => fetchApi<Answer>(pathOf({ cursor: pageParam ?? undefined }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pagination }) => pagination.nextCursor,
    placeholderData: keepPreviousData,
  });
}
