import type { z } from "zod";
import { type FieldCode, isFieldCode } from "@/lib/constants/field-codes";
import type { FieldError, FieldFacts } from "@/lib/errors";

type Issue = z.core.$ZodIssue;

/** An answer carries at most this many field errors, since one body can hold tens of thousands. */
export const MAX_FIELD_ERRORS = 50;

/** One refused field, before the API or the console words it for its readers. */
export interface RefusedField {
  path: string;
  code: FieldCode;
  facts: FieldFacts;
  /** What the schema says about it, for a person at a form. */
  sentence: string;
}

/**
 * The fields that a schema refused, with stable codes and facts. This is the only place that knows zod's own codes.
 * A code depends on the issue and on whether there was a value, never on a sentence.
 * @param given the parsed input, to distinguish a missing field from one of the wrong type
 * @returns the first `MAX_FIELD_ERRORS`; `countRefused` counts them all
 */
export function refusedFields(error: z.ZodError, given: unknown): RefusedField[] {
  const fields: RefusedField[] = [];
  for (const issue of error.issues) {
    const room = MAX_FIELD_ERRORS - fields.length;
    if (room === 0) break;
    if (issue.code === "unrecognized_keys")
      fields.push(...issue.keys.slice(0, room).map((key) => unknownField([...issue.path, key])));
    else
      fields.push({
        path: pathOf(issue.path),
        code: codeOf(issue, given),
        facts: factsOf(issue),
        sentence: issue.message,
      });
  }
  return fields;
}

/** How many fields a schema refused. */
export function countRefused(error: z.ZodError): number {
  return error.issues.reduce(
    (count, issue) => count + (issue.code === "unrecognized_keys" ? issue.keys.length : 1),
    0,
  );
}

/** The refused fields as the console shows them, each with its schema's sentence. */
export function toFieldErrors(error: z.ZodError, given: unknown): FieldError[] {
  return refusedFields(error, given).map(({ path, code, sentence }) => ({ path, code, message: sentence }));
}

function unknownField(path: PropertyKey[]): RefusedField {
  return { path: pathOf(path), code: "unknown_field", facts: {}, sentence: "This field is not supported." };
}

/** "address.zip", "faqs.0.question" */
function pathOf(path: PropertyKey[]): string {
  return path.map(String).join(".");
}

function codeOf(issue: Issue, given: unknown): FieldCode {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(given, issue.path) ? "required" : "invalid_type";
    case "invalid_value":
      return isMissing(given, issue.path) ? "required" : "invalid_choice";
    case "invalid_format":
      return "invalid_format";
    case "too_small":
      return hasLength(issue.origin) ? "too_short" : "too_small";
    case "too_big":
      return hasLength(issue.origin) ? "too_long" : "too_big";
    case "custom":
      return isFieldCode(issue.params?.code) ? issue.params.code : "invalid";
    default:
      return "invalid";
  }
}

function isMissing(given: unknown, path: PropertyKey[]): boolean {
  let value = given;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value === undefined;
}

function hasLength(origin: string): boolean {
  return origin === "string" || origin === "array";
}

function factsOf(issue: Issue): FieldFacts {
  switch (issue.code) {
    case "invalid_type":
      return { expected: JSON_TYPES[issue.expected] ?? issue.expected };
    case "invalid_value":
      return { allowed: issue.values.filter(isJsonScalar) };
    case "invalid_format":
      return formatOf(issue);
    case "too_small":
      return lowerBound(issue);
    case "too_big":
      return upperBound(issue);
    case "custom":
      return issue.params?.facts ?? {};
    default:
      return {};
  }
}

/** zod's names for types that JSON Schema calls something else. */
const JSON_TYPES: Record<string, string> = { int: "integer", record: "object" };

function isJsonScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** zod's names for formats, with those of JSON Schema. Any other format is described by its pattern. */
const JSON_FORMATS: Record<string, string> = { uuid: "uuid", datetime: "date-time" };

function formatOf(issue: z.core.$ZodIssueInvalidStringFormat): FieldFacts {
  const format = JSON_FORMATS[issue.format];
  if (format !== undefined) return { format };
  return issue.pattern === undefined ? {} : { pattern: issue.pattern.replace(/^\/(.*)\/[a-z]*$/s, "$1") };
}

function lowerBound({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): FieldFacts {
  const bound = Number(minimum);
  if (origin === "string") return { minLength: bound };
  if (origin === "array") return { minItems: bound };
  return inclusive === false ? { exclusiveMinimum: bound } : { minimum: bound };
}

function upperBound({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): FieldFacts {
  const bound = Number(maximum);
  if (origin === "string") return { maxLength: bound };
  if (origin === "array") return { maxItems: bound };
  return inclusive === false ? { exclusiveMaximum: bound } : { maximum: bound };
}
