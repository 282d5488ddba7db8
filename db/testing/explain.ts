import { databasePool } from "@/db/client";

/** How PostgreSQL executed a query. */
export interface Plan {
  /** The whole plan as JSON text, in which to look for node types and index names. */
  text: string;
  /** Execution time. */
  milliseconds: number;
  /** How many 8 KB pages it touched, in memory or on disk. Unlike time, this is the same on every machine. */
  pages: number;
}

/** Runs a read, then repeats its last query with EXPLAIN ANALYZE. */
export async function planOf(read: () => Promise<unknown>): Promise<Plan> {
  const query = await lastQuery(read);
  const result = await databasePool().query(
    `explain (analyze, buffers, format json) ${query.sql}`,
    query.params,
  );
  const [{ Plan: plan, "Execution Time": milliseconds }] = result.rows[0]["QUERY PLAN"];
  const pages = Number(plan["Shared Hit Blocks"]) + Number(plan["Shared Read Blocks"]);
  return { text: JSON.stringify(plan), milliseconds: Number(milliseconds), pages };
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
