import type { FieldError } from "@/lib/errors";

/**
 * Splits the server's field errors into those the form has a field for and the rest.
 * @param values the form's values, nested like the paths ("address.zip", "faqs.0.question")
 */
export function splitFieldErrors(
  errors: FieldError[],
  values: unknown,
): { known: FieldError[]; rest: FieldError[] } {
  const known = errors.filter((error) => hasPath(values, error.path));
  return { known, rest: errors.filter((error) => !known.includes(error)) };
}

function hasPath(values: unknown, path: string): boolean {
  let at = values;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}
