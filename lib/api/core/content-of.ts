/**
 * The content of a JSON body as text: the same for every spacing, escape and order of keys.
 * @param text the body as sent, used for one that is nested deeper than any operation accepts
 */
export function contentOf(fields: Record<string, unknown>, text: string): string {
  try {
    return JSON.stringify(fields, sorted);
  } catch (error) {
    // `JSON.stringify` recurses, `JSON.parse` does not.
    if (error instanceof RangeError) return text;
    throw error;
  }
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1)));
}
