/** Filters as they go into a URL and a query key: what is empty or not a plain value is left out. */
export function compactFilters(filters: object): Record<string, string | number | boolean> {
  const compact: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === "") continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      compact[name] = value;
  }
  return compact;
}
