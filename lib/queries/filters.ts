/** Filters for a URL and a query key: empty values and anything but plain values are left out. */
export function compactFilters(filters: object): Record<string, string | number | boolean> {
  const compact: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === "") continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      compact[name] = value;
  }
  return compact;
}
