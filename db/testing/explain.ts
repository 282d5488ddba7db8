import { databasePool } from "@/db/client";

/** How PostgreSQL carried a query out. */
export interface Plan {
  /** The whole plan, as JSON text to look for node types and index names in. */
  text: string;
  /** Execution time. */
  milliseconds: number;
}

/** Runs a read, and then its last query again under EXPLAIN ANALYZE. */
export async function planOf(read: () => Promise<unknown>): Promise<Plan> {
  const query = await lastQuery(read);
  const result = await databasePool().query(`explain (analyze, format json) ${query.sql}`, query.params);
  const [{ Plan: plan, "Execution Time": milliseconds }] = result.rows[0]["QUERY PLAN"];
  return { text: JSON.stringify(plan), milliseconds: Number(milliseconds) };
}

async function lastQuery(read: () => Promise<unknown>): Promise<{ sql: string; params: unknown[] }> {
  const pool = databasePool();
  const original = pool.query;
  let last: { sql: string; params: unknown[] } | undefined;
  Object.assign(pool, {
    query: (query: { text: string }, params: unknown[]) => {
      last = { sql: query.text, params };
      return Reflect.apply(original, pool, [query, params]);
    },
  });
  try {
    await read();
  } finally {
    Object.assign(pool, { query: original });
  }
  if (!last) throw new Error("No query was sent.");
  return last;
}
