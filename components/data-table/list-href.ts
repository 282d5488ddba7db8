import { withQuery } from "@/lib/paths";

/**
 * The address of a list with some parameters changed. Any change goes back to the first page, unless it is the page
 * that changes.
 * @param patch new values by name; null, undefined and "" remove a parameter
 */
export function listHref(
  pathname: string,
  search: URLSearchParams,
  patch: Record<string, string | null | undefined>,
): string {
  const { cursor: _, ...params } = Object.fromEntries(search);
  return withQuery(pathname, { ...params, ...patch });
}

/** The sort that a press on a column's heading asks for: ascending, or descending if it is ascending already. */
export function nextSort(sortKey: string, sort: string | undefined): string {
  return sort === sortKey ? `-${sortKey}` : sortKey;
}
