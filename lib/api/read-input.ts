import { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";
import { toFieldErrors } from "@/lib/schemas/issues";

/**
 * The fields of a query string, each parameter once.
 * @param filters names of parameters that are none where they are empty, as an empty filter of a form is no filter
 */
export function queryFields(
  query: URLSearchParams,
  filters: readonly string[],
): { fields: Record<string, string>; repeated: FieldError[] } {
  const fields = new Map<string, string>();
  const repeated: FieldError[] = [];
  for (const [name, value] of query) {
    if (fields.has(name)) repeated.push({ path: name, code: "repeated", message: "Give this once." });
    else if (value !== "" || !filters.includes(name)) fields.set(name, value);
  }
  return { fields: Object.fromEntries(fields), repeated };
}

/**
 * The parsed input of an operation.
 * @param fields of the query or the body; none of them stands in for a parameter of the path
 * @param params the path's parameters; one that cannot be an id names nothing
 * @param wrong what was found wrong before
 * @throws AppError `not_found` for such a path, `validation_failed` with all wrong, unknown and repeated fields
 */
export function readInput<Input extends z.ZodObject>(
  schema: Input,
  fields: Record<string, unknown>,
  params: Record<string, string>,
  wrong: FieldError[] = [],
): z.output<Input> {
  const shadowing = Object.keys(params)
    .filter((name) => Object.hasOwn(fields, name))
    .map(unknownField);
  const input = { ...fields, ...params };
  const parsed = schema.safeParse(input);
  if (parsed.success && wrong.length === 0 && shadowing.length === 0) return parsed.data;
  const refused = parsed.success ? [] : toFieldErrors(parsed.error, input);
  if (refused.some((field) => Object.hasOwn(params, field.path))) throw new AppError("not_found");
  throw new AppError("validation_failed", { fields: [...refused, ...wrong, ...shadowing] });
}

/**
 * Tells a path that names nothing, before anything is kept of a request to it.
 * @throws AppError `not_found` where a parameter of the path cannot be an id
 */
export function assertPossiblePath(schema: z.ZodObject, params: Record<string, string>): void {
  const isPossible = ([name, value]: [string, string]) =>
    z.safeParse(schema.shape[name] ?? z.unknown(), value).success;
  if (!Object.entries(params).every(isPossible)) throw new AppError("not_found");
}

/**
 * Parts fields into those that an operation knows and the names of those that it does not.
 * @param schema the operation's input
 * @param inPath names of parameters that the path says; a client that sends back what it was answered repeats them
 */
export function knownFields(
  schema: z.ZodObject,
  fields: Record<string, unknown>,
  inPath: readonly string[] = [],
): { known: Record<string, unknown>; ignored: string[] } {
  const entries = Object.entries(fields);
  const isKnown = ([name]: [string, unknown]) => Object.hasOwn(schema.shape, name) && !inPath.includes(name);
  return {
    known: Object.fromEntries(entries.filter(isKnown)),
    ignored: entries.filter((entry) => !isKnown(entry)).map(([name]) => name),
  };
}

/** What is said where it does not belong: in the query of one request, in the body of another. */
export function unknownField(path: string): FieldError {
  return { path, code: "unknown_field", message: "There is no such field here." };
}
