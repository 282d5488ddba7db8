import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";
import type { Call } from "./call";
import { type Contract, pathParameters } from "./contract";
import { versionsIn } from "./entity-tags";

/**
 * Takes read-only fields out of a body: clients send back whole objects as they got them. Such a field must still have
 * the value that a GET returns; another value is refused, since it would not be saved. Fields that show other objects
 * may be outdated if the body has the object's `version`. An outdated `version` or `If-Match` is refused first.
 * @returns the other fields, and a refusal for each read-only field with another value
 * @throws AppError `edit_conflict`, the code of a field that another operation changes, and whatever reading the object
 *   throws
 */
export async function withoutReadOnly(
  {
    operation,
    params,
    caller,
    dialect,
    request,
  }: Pick<Call, "operation" | "params" | "caller" | "dialect" | "request">,
  body: Record<string, unknown>,
): Promise<{ fields: Record<string, unknown>; wrong: FieldError[] }> {
  const { contract, current: read } = operation;
  const names = readOnlyFields(contract).filter(
    // Dialects ignore fields that they don't know, whatever their values.
    (name) =>
      Object.hasOwn(body, name) && !(dialect.dropsUnknownFields && !isNever(contract.input.shape[name])),
  );
  if (!read || names.length === 0) return { fields: body, wrong: [] };
  const found = await read(caller.context, { ...body, ...params });
  if (found === null) return { fields: body, wrong: [] };
  const current = contract.answer.parse(found) as Record<string, unknown>;
  assertUnchanged(contract, current, body, versionsIn(request.headers.get("if-match")));
  const changed = names.filter(
    (name) =>
      !isDeepStrictEqual(body[name], current[name]) && !mayBeOutdated(contract, name, body, current[name]),
  );
  for (const name of changed) {
    const code = contract.elsewhere?.[name];
    if (code) throw new AppError(code);
  }
  // A field that the schema has only to refuse it says better why.
  const explained = changed.filter(
    (name) => Object.hasOwn(contract.input.shape, name) && !Object.hasOwn(params, name),
  );
  const left = Object.entries(body).filter(([name]) => !names.includes(name) || explained.includes(name));
  const unexplained = changed.filter((name) => !explained.includes(name));
  return { fields: Object.fromEntries(left), wrong: unexplained.map(readOnly) };
}

/** @throws AppError `edit_conflict` if the object has another version than the body or `If-Match` says */
function assertUnchanged(
  { errors }: Contract,
  current: Record<string, unknown>,
  { version = current.version }: Record<string, unknown>,
  allowed: number[] | undefined,
): void {
  if (!errors.includes("edit_conflict") || typeof current.version !== "number") return;
  if (version === current.version && allowed?.includes(current.version) !== false) return;
  throw new AppError("edit_conflict", { details: { current: current as { version: number } } });
}

/**
 * Whether a field with another value than now can be what its client read: it shows another object, and the body has the
 * version, which only comes with the whole object. The ids of other objects change with the version, so they must match.
 */
function mayBeOutdated(
  { answer, takesWhole = {} }: Contract,
  name: string,
  body: Record<string, unknown>,
  current: unknown,
): boolean {
  const { alsoFrom = [], showsOthers = [] } = takesWhole;
  if (!showsOthers.includes(name) || !Object.hasOwn(body, "version")) return false;
  const isReadable = shapesOf([answer, ...alsoFrom]).some(
    (shape) => shape[name]?.safeParse(body[name]).success,
  );
  return isReadable && (current === undefined || idIn(body[name]) === idIn(current));
}

/** The id of the object that a field shows; null if it shows none, undefined if it does not show an object. */
function idIn(value: unknown): unknown {
  return value === null ? null : typeof value === "object" && "id" in value ? value.id : undefined;
}

/** The fields that an operation cannot change, but that the object has. */
export function readOnlyFields({ answer, takesWhole, ...contract }: Contract): string[] {
  const inPath = pathParameters(contract).map(({ field }) => field);
  const isChangeable = (name: string) => {
    const field: unknown = contract.input.shape[name];
    return field !== undefined && !inPath.includes(name) && !isNever(field);
  };
  const shown = shapesOf([answer, ...(takesWhole?.alsoFrom ?? [])]).flatMap((shape) => Object.keys(shape));
  return [...new Set(shown)].filter((name) => !isChangeable(name));
}

function shapesOf(answers: readonly z.ZodType[]): Record<string, z.ZodType>[] {
  return answers.flatMap((answer) =>
    answer instanceof z.ZodObject ? [answer.shape as Record<string, z.ZodType>] : [],
  );
}

/** Whether a field exists only to be refused. */
function isNever(field: unknown): boolean {
  return field instanceof z.ZodOptional ? isNever(field.unwrap()) : field instanceof z.ZodNever;
}

function readOnly(path: string): FieldError {
  const message = "is read-only: leave it out, or send the whole object back as it was returned";
  return { path, code: "read_only", message };
}
