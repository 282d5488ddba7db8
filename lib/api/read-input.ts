import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";
import { toFieldErrors } from "@/lib/schemas/issues";

/**
 * The parsed input of a read: path and query parameters.
 * @param params the path's parameters; one that cannot be an id names nothing
 * @throws AppError `not_found` for such a path, `validation_failed` with all wrong, unknown and repeated fields
 */
export function readInput<Input extends z.ZodObject>(
  schema: Input,
  query: URLSearchParams,
  params: Record<string, string>,
): z.output<Input> {
  const given: Record<string, string> = {};
  const repeated: FieldError[] = [];
  for (const [name, value] of query) {
    if (name in given) repeated.push({ path: name, code: "repeated", message: "Give this once." });
    // An empty filter of a form is no filter.
    else if (value !== "") given[name] = value;
  }
  // A query parameter never stands in for one of the path.
  const shadowing = Object.keys(params)
    .filter((name) => name in given)
    .map(unknownField);
  const input = { ...given, ...params };
  const parsed = schema.safeParse(input);
  if (parsed.success && repeated.length === 0 && shadowing.length === 0) return parsed.data;
  const wrong = parsed.success ? [] : toFieldErrors(parsed.error, input);
  if (wrong.some((field) => field.path in params)) throw new AppError("not_found");
  throw new AppError("validation_failed", { fields: [...wrong, ...repeated, ...shadowing] });
}

function unknownField(path: string): FieldError {
  return { path, code: "unknown_field", message: "There is no such field here." };
}
