import { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";
import { countRefused, MAX_FIELD_ERRORS } from "@/lib/schemas/issues";
import { toApiFieldErrors, unknownField } from "./refused-fields";

/**
 * The fields of a query string. A repeated parameter is reported, and its first value used.
 * @param filters names of parameters that count as missing if empty, like the empty filters of a form
 */
export function queryFields(
  query: URLSearchParams,
  filters: readonly string[],
): { fields: Record<string, string>; repeated: FieldError[] } {
  const fields = new Map<string, string>();
  const repeated: FieldError[] = [];
  for (const [name, value] of query) {
    if (fields.has(name)) repeated.push({ path: name, code: "repeated", message: "must be given once" });
    else if (value !== "" || !filters.includes(name)) fields.set(name, value);
  }
  return { fields: Object.fromEntries(fields), repeated };
}

/** Spares zod a sentence for each of what may be tens of thousands of issues; the API words the few that it answers. */
const unworded = () => "is invalid";

/**
 * Parses the input of an operation.
 * @param fields query or body fields; they can't replace a path parameter
 * @param params path parameters
 * @param wrong fields that were refused before
 * @throws AppError `not_found` if a path parameter can't be an id, `validation_failed` with all refused fields
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
  const { data, error } = schema.safeParse(input, { error: unworded });
  const misplaced = [...wrong, ...shadowing];
  if (!error && misplaced.length === 0) return data as z.output<Input>;
  if (error?.issues.some(({ path: [field = ""] }) => Object.hasOwn(params, field)))
    throw new AppError("not_found");
  const refused = [...(error ? toApiFieldErrors(error, input) : []), ...misplaced];
  throw new AppError("validation_failed", {
    fields: refused.slice(0, MAX_FIELD_ERRORS),
    refusedCount: (error ? countRefused(error) : 0) + misplaced.length,
  });
}

/**
 * Refuses a path that can't exist, before anything is stored for the request.
 * @throws AppError `not_found` if a path parameter can't be an id
 */
export function assertPossiblePath(schema: z.ZodObject, params: Record<string, string>): void {
  const isPossible = ([name, value]: [string, string]) =>
    z.safeParse(schema.shape[name] ?? z.unknown(), value).success;
  if (!Object.entries(params).every(isPossible)) throw new AppError("not_found");
}

/**
 * Splits fields into those an operation knows and the names of those it doesn't.
 * @param schema the operation's input
 * @param inPath names of path parameters; a client that sends back a received object repeats them in the body
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
