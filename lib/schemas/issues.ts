import type { z } from "zod";
import type { FieldError } from "@/lib/errors";

type Issue = z.core.$ZodIssue;

/**
 * What a schema refused, one entry a field, with stable codes: the only place where zod's own codes are known.
 * @param given what was parsed, where it is at hand: tells a field that is missing from one of the wrong type
 */
export function toFieldErrors(error: z.ZodError, given?: unknown): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: pathOf([...issue.path, key]),
          code: "unknown_field",
          message: "There is no such field here.",
        }))
      : [
          {
            path: pathOf(issue.path),
            code: isMissing(given, issue) ? "required" : codeOf(issue, given !== undefined),
            message: issue.message,
          },
        ],
  );
}

/** "address.zip", "faqs.0.question" */
function pathOf(path: PropertyKey[]): string {
  return path.map(String).join(".");
}

function isMissing(given: unknown, issue: Issue): boolean {
  if (given === undefined || (issue.code !== "invalid_type" && issue.code !== "invalid_value")) return false;
  let value: unknown = given;
  for (const key of issue.path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value === undefined;
}

/** @param isGiven whether the value was at hand and found to be there; otherwise its absence shows in the words only */
function codeOf(issue: Issue, isGiven: boolean): string {
  switch (issue.code) {
    case "invalid_type":
      return !isGiven && /(received undefined|is needed\.)$/.test(issue.message)
        ? "required"
        : "invalid_type";
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "too_short" : "too_small";
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? "too_long" : "too_big";
    case "invalid_format":
      return "invalid_format";
    case "invalid_value":
      return "invalid_choice";
    case "custom":
      return customCode(issue);
    default:
      return "invalid";
  }
}

/** Refinements name their code in `params`; those about length and absence are known by their words. */
function customCode(issue: Extract<Issue, { code: "custom" }>): string {
  const named = issue.params?.code;
  if (typeof named === "string") return named;
  if (issue.message.endsWith("is needed.")) return "required";
  if (issue.message.endsWith("at most.")) return "too_long";
  return "invalid";
}
