import type { QueryKey } from "@tanstack/react-query";

/** A query that the server answers before the page is sent. */
export interface PrefetchedQuery {
  queryKey: QueryKey;
  queryFn: () => Promise<unknown>;
}

/**
 * Pairs a query of this folder with the domain read that answers it on the server, under the same key, so that the
 * browser finds the answer and does not ask again.
 */
export function prefetched(query: { queryKey: QueryKey }, read: () => Promise<unknown>): PrefetchedQuery {
  return { queryKey: query.queryKey, queryFn: read };
}
