import { type Database, database } from "./client";

/**
 * Prepares a query that every request runs. Its text is built once per process, and PostgreSQL plans it once per
 * connection.
 * @param prepare builds the query, with `sql.placeholder` for its values, and ends with `.prepare(name)`
 * @returns a function that returns the prepared query for the open database
 */
export function preparedOnce<Query>(prepare: (database: Database) => Query): () => Query {
  const known = new WeakMap<Database, Query>();
  return () => {
    const open = database();
    const query = known.get(open) ?? prepare(open);
    known.set(open, query);
    return query;
  };
}
