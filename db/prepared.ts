import { type Database, database } from "./client";

/**
 * A query that every request asks: its text is made once a process, and PostgreSQL plans it once a connection.
 * @param prepare makes it, with `sql.placeholder` where its values go, and ends with `.prepare(name)`
 * @returns the query of the open database
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
