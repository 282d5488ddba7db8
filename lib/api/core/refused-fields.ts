import type { z } from "zod";
import type { FieldCode } from "@/lib/constants/field-codes";
import type { AppError, FieldError, FieldFacts } from "@/lib/errors";
import { type RefusedField, refusedFields } from "@/lib/schemas/issues";
import { fieldsForPrograms, forPrograms } from "./for-programs";

/** A message names at most this many fields, each with at most this many characters. `fields` has them in full. */
const NAMED_FIELDS = 10;
const NAME_LENGTH = 100;

/**
 * The fields that a schema refused, worded for programs. Each message is built from the code and the facts beside it, and
 * continues the field's name: "must be one of ENGLISH, SPANISH, FRENCH".
 * @param given the parsed input
 */
export function toApiFieldErrors(error: z.ZodError, given: unknown): FieldError[] {
  return refusedFields(error, given).map((field) => {
    const hint = hintOf(field, given);
    return hint === undefined ? worded(field) : { ...worded(field), message: hint };
  });
}

/** A moment whose plus sign became a space, because a query wrote it without escaping it. */
const LOST_PLUS = /^\d{4}-\d\d-\d\dT[\d:.]+ \d\d:?\d\d$/;

/** A number that is not written in digits alone, as queries take it. */
const OTHER_NUMBER = /^[+-]?\d+(?:\.\d*|(?:\.\d*)?e[+-]?\d+)$/i;

/** What to say about a text that is nearly right, given what it is. */
function hintOf({ path, facts }: RefusedField, given: unknown): string | undefined {
  const value: unknown = Object(given)[path];
  if (typeof value !== "string") return undefined;
  if (facts.format === "date-time" && LOST_PLUS.test(value))
    return "must be an ISO 8601 date and time; in a query, write + as %2B";
  if (facts.expected === "number" && OTHER_NUMBER.test(value)) return "must be a whole number, in digits";
  return undefined;
}

/** A field that does not belong where it was sent, such as a body field in the query. */
export function unknownField(path: string): FieldError {
  return worded({ path, code: "unknown_field", facts: {}, sentence: "" });
}

/** Uses the schema's sentence, worded for programs, if code and facts say less than it does, as for many refinements. */
function worded({ path, code, facts, sentence }: RefusedField): FieldError {
  return { path, code, message: wordingOf(code, facts) ?? forPrograms(sentence), ...facts };
}

function wordingOf(code: FieldCode, facts: FieldFacts): string | undefined {
  switch (code) {
    case "required":
      return "is required";
    case "unknown_field":
      return "is not a known field";
    case "invalid_type":
      return facts.expected === "never" ? undefined : `must be ${withArticle(facts.expected)}`;
    case "invalid_choice":
      return choice(facts);
    case "invalid_format":
      return format(facts);
    case "too_short":
    case "too_long":
      return length(facts);
    case "too_small":
    case "too_big":
      return range(facts);
    default:
      return undefined;
  }
}

function withArticle(type = "value"): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function choice({ allowed = [] }: FieldFacts): string {
  const values = allowed.map(String).join(", ");
  return allowed.length === 1 ? `must be ${values}` : `must be one of ${values}`;
}

function format({ format, pattern }: FieldFacts): string | undefined {
  if (format === "uuid") return "must be a UUID";
  if (format === "date-time") return "must be an ISO 8601 date and time";
  return pattern === undefined ? undefined : `must match ${pattern}`;
}

function length({ minLength, maxLength, minItems, maxItems }: FieldFacts): string | undefined {
  if (minLength !== undefined) return `must have at least ${counted(minLength, "character")}`;
  if (maxLength !== undefined) return `must have at most ${counted(maxLength, "character")}`;
  if (minItems !== undefined) return `must have at least ${counted(minItems, "item")}`;
  if (maxItems !== undefined) return `must have at most ${counted(maxItems, "item")}`;
  return undefined;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: FieldFacts): string | undefined {
  if (minimum !== undefined) return `must be at least ${minimum}`;
  if (maximum !== undefined) return `must be at most ${maximum}`;
  if (exclusiveMinimum !== undefined) return `must be greater than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined) return `must be less than ${exclusiveMaximum}`;
  return undefined;
}

/**
 * The message of a refusal. If fields were refused, it says what a single field must be, or lists several ("3 fields were
 * refused: language, name, voiceId") with their total, even if the answer has only the first ones.
 */
export function messageOf(error: AppError): string {
  const { code, message, refusedCount } = error;
  const fields = fieldsForPrograms(error) ?? [];
  const [first] = fields;
  if (code !== "validation_failed" || first === undefined) return message;
  const names = [...new Set(fields.map(({ path }) => clipped(path)))];
  const isWhole = refusedCount === fields.length;
  if (isWhole && names.length === 1)
    return first.path === "" ? `The body ${first.message}` : `${names[0]}: ${first.message}`;
  const count = isWhole ? names.length : refusedCount;
  const more = count - NAMED_FIELDS;
  const listed = names.slice(0, NAMED_FIELDS).join(", ");
  return `${count} fields were refused: ${listed}${more > 0 ? ` and ${more} more` : ""}`;
}

function clipped(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name;
}
