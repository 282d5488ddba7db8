"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { pagesQuery } from "@/lib/queries/pages";
import type { Pagination } from "@/lib/schemas/common";

/** How many choices a picker asks for at a time. */
export const PICKER_PAGE = 20;

/** The choices of a picker as far as they are loaded, and how to go on: to the next page, or after a failure. */
export function usePages<Answer extends { pagination: Pagination }, Row>(
  query: ReturnType<typeof pagesQuery<Answer>>,
  rowsOf: (page: Answer) => readonly Row[],
) {
  const { data, error, isFetching, isError, isPlaceholderData, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(query);
  return {
    rows: data?.pages.flatMap(rowsOf) ?? [],
    isLoaded: data !== undefined,
    error,
    pending: isFetching,
    /** Whether the choices belong to an earlier search, or none have come yet. */
    stale: isPlaceholderData || !(data || isError),
    onMore: hasNextPage && !isFetching && !isError ? () => void fetchNextPage() : undefined,
    onRetry: isError && !isFetching ? () => void (data ? fetchNextPage() : refetch()) : undefined,
  };
}
