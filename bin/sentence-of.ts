import { ZodError } from "zod";
import { AppError, toAppError } from "@/lib/errors";
import { toFieldErrors } from "@/lib/schemas/issues";

/** The command was called wrongly; the text says how it is called. */
export class UsageError extends Error {}

/** How a command ends that failed so: with 2 where it was called wrongly, values included, else with 1. */
export function exitCodeOf(error: unknown): 1 | 2 {
  if (error instanceof UsageError || error instanceof ZodError) return 2;
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS") ? 2 : 1;
}

/** The sentence to print for whatever went wrong; stacks and queries stay out of an operator's way. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof ZodError) return toFieldErrors(error).map(lineOf).join("\n");
  if (error instanceof AppError) return [error.message, ...(error.fields ?? []).map(lineOf)].join("\n");
  if (toAppError(error).code === "database_unavailable")
    return "The database does not answer. The embedded one runs while npm start does.";
  return error instanceof Error ? error.message : String(error);
}

function lineOf({ path, message }: { path: string; message: string }): string {
  return path === "" ? message : `${path}: ${message}`;
}
