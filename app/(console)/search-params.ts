/** A page's query parameters, as Next passes them. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value per parameter; if a parameter is repeated, the first value counts. */
export function singleValues(
  params: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
