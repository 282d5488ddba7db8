import { ZodError } from "zod";
import { sqlState } from "@/db/transaction";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { DATABASE_PROBLEMS } from "@/lib/constants/database-problems";
import { AppError } from "@/lib/errors";

/** Wrong usage of a command. The message tells the operator how to fix it. */
export class UsageError extends Error {}

/** The exit code for a failed command: 2 for wrong usage, including invalid values, otherwise 1. */
export function exitCodeOf(error: unknown): 1 | 2 {
  if (error instanceof UsageError || error instanceof ZodError) return 2;
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS") ? 2 : 1;
}

/** The sentence to print for an error, without stack traces, queries and values. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => lineOf({ path: path.join("."), message })).join("\n");
  // A carrier's failure has the same codes of the network as the database's.
  if (error instanceof AppError && error.code !== "database_unavailable")
    return [error.message, ...(error.fields ?? []).map(lineOf)].join("\n");
  const problem = databaseProblemOf(error);
  if (problem) return `${DATABASE_PROBLEMS[problem].message} ${DATABASE_PROBLEMS[problem].todo}`;
  const state = sqlState(error);
  if (state)
    return `PostgreSQL refused a statement (${state}). Run linekeeper doctor: it says what the database lacks.`;
  return error instanceof Error ? error.message : String(error);
}

function lineOf({ path, message }: { path: string; message: string }): string {
  return path === "" ? message : `${path}: ${message}`;
}
