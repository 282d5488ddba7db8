import type { z } from "zod";
import type { FieldError } from "@/lib/errors";

type Issue = z.core.$ZodIssue;

/** What a schema refused, one entry a field, with stable codes: the only place where zod's own codes are known. */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: pathOf([...issue.path, key]),
          code: "unknown_field",
          message: "There is no such field here.",
        }))
      : [{ path: pathOf(issue.path), code: codeOf(issue), message: issue.message }],
  );
}

/** "address.zip", "faqs.0.question" */
function pathOf(path: PropertyKey[]): string {
  return path.map(String).join(".");
}

function codeOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined") || issue.message.endsWith("is needed.")
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
