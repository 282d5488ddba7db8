import type { QueryKey } from "@tanstack/react-query";

/** A query that the server answers before it sends the page. */
export interface PrefetchedQuery {
  queryKey: QueryKey;
  queryFn: () => Promise<unknown>;
}

/**
 * Pairs a query of this folder with the domain read that answers it on the server. Both have the same key, so the
 * browser finds the answer and does not ask again.
 */
export function prefetched(query: { queryKey: QueryKey }, read: () => Promise<unknown>): PrefetchedQuery {
  return { queryKey: query.queryKey, queryFn: read };
}
