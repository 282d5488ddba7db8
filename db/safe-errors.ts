import { PgPreparedQuery } from "drizzle-orm/pg-core";
import pg from "pg";

/**
 * SQLSTATE classes whose messages name tables, columns and rules, but never values (PostgreSQL's appendix A). Class 22
 * repeats the value that it refuses, and 42601 a piece of the statement.
 */
const NAMES_ONLY = /^(08|23|25|26|28|34|3D|3F|40|42(?!601)|53|54|55|57|58|XX)/;

/**
 * Removes from a database error what may be a person's data or a secret: a refused value, the row, and SQL. Names of
 * tables and constraints stay, because operators and the code need them.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  for (const name of ["detail", "hint", "where", "internalQuery", "internalPosition", "position"] as const)
    error[name] = undefined;
  if (!NAMES_ONLY.test(error.code ?? "")) {
    const safe = `PostgreSQL refused a statement (${error.code}).`;
    // The stack starts with the message.
    error.stack = error.stack?.replace(error.message, safe);
    error.message = safe;
  }
  return error;
}

/** The method in which Drizzle runs every statement, and through which its errors pass. */
interface RunsQueries {
  queryWithCache<T>(text: string, values: unknown[], run: () => Promise<T>): Promise<T>;
}

/**
 * Makes Drizzle throw PostgreSQL's errors, without values. Drizzle's own method adds the statement and all its values to
 * every error, in its message and as properties. From there they would reach logs, which Next.js writes too, and the
 * output of commands. Besides errors, the method only does the work of Drizzle's cache, which we do not use.
 */
export function keepValuesOutOfErrors(): void {
  (PgPreparedQuery.prototype as unknown as RunsQueries).queryWithCache = async (_text, _values, run) => {
    try {
      return await run();
    } catch (error) {
      throw withoutValues(error);
    }
  };
}
