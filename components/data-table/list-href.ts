import { withQuery } from "@/lib/paths";

/**
 * The address of a list with some parameters changed. Any change leads back to the first page, unless the change is
 * the page itself.
 * @param patch new values by name; null, undefined and "" take a parameter away
 */
export function listHref(
  pathname: string,
  search: URLSearchParams,
  patch: Record<string, string | null | undefined>,
): string {
  const { cursor: _left, ...kept } = Object.fromEntries(search);
  return withQuery(pathname, { ...kept, ...patch });
}

/** What a press on a column's heading asks for: the column upwards, and downwards when it is upwards already. */
export function nextSort(sortKey: string, sort: string | undefined): string {
  return sort === sortKey ? `-${sortKey}` : sortKey;
}
