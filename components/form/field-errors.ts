import type { FieldError } from "@/lib/errors";

/**
 * Tells apart the server's field errors that a form can show at a field of its own and those that it has no field for.
 * @param values the form's values, nested as the paths are ("address.zip", "faqs.0.question")
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
