import type { Socket } from "node:net";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { ignoreLibpqVariables } from "@/lib/env";
import { connectionString } from "./connection-string";
import { PreparingClient } from "./preparing-client";
import { keepValuesOutOfErrors } from "./safe-errors";
import * as schema from "./schema";
import { startSession } from "./session";

export type Database = NodePgDatabase<typeof schema>;
/** A transaction: what `inTransaction` hands to its work. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Anything that runs queries: the pool or a transaction. */
export type Queryable = Database | Transaction;

// On `globalThis`, because hot reloads and Next's separate server bundles must share one pool per process.
const globals = globalThis as typeof globalThis & { linekeeperPool?: pg.Pool; linekeeperDatabase?: Database };

/**
 * Opens this process's pool. Call it once at start (`instrumentation.ts`, worker, command line, tests).
 * @param url a PostgreSQL connection string
 * @param options.max the most connections to open
 * @param options.answerWithinMs ends a connection in use if the server says nothing for this long, because it hangs;
 *   without it, queries wait as long as the server lets them
 * @param options.onIdleError called if the database drops a connection, which must not end the process
 */
export function openDatabase(
  url: string,
  options: { max?: number; answerWithinMs?: number; onIdleError?: (error: Error) => void } = {},
): Database {
  if (globals.linekeeperDatabase) return globals.linekeeperDatabase;
  ignoreLibpqVariables();
  keepValuesOutOfErrors();
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: connectionString(url),
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: "linekeeper",
    onConnect: startSession,
  });
  const onError = (error: Error) => options.onIdleError?.(error);
  pool.on("error", onError);
  // A connection that breaks while checked out emits its error on the client. Without a listener the process would end.
  pool.on("connect", (client) => void client.on("error", onError));
  if (options.answerWithinMs) endSilentConnections(pool, options.answerWithinMs);
  globals.linekeeperPool = pool;
  globals.linekeeperDatabase = drizzle(pool, { schema });
  return globals.linekeeperDatabase;
}

/**
 * Ends connections whose server is silent, with one timer per connection. pg's own option sets one timer per query, and
 * each keeps the query's result alive until the next full garbage collection, which then comes sooner
 * (docs/performance.md).
 */
function endSilentConnections(pool: pg.Pool, afterMs: number): void {
  const inUse = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => void inUse.add(client));
  pool.on("release", (_error, client) => void inUse.delete(client));
  pool.on("connect", (client) => {
    // pg's types lack this field, although its own pool uses it to end connections.
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    stream.setTimeout(afterMs);
    stream.on("timeout", () => {
      if (!inUse.has(client)) return;
      stream.destroy(Object.assign(new Error("The database is silent."), { code: "ETIMEDOUT" }));
    });
  });
}

/**
 * The open database.
 * @throws Error if the process has not opened it
 */
export function database(): Database {
  if (!globals.linekeeperDatabase) throw new Error("The database has not been opened in this process.");
  return globals.linekeeperDatabase;
}

/** The pool under the database, for libraries that run their own queries (job queue, rate limiter). */
export function databasePool(): pg.Pool {
  database();
  return globals.linekeeperPool as pg.Pool;
}

/** Closes the pool, so that the process can end or open another database. */
export async function closeDatabase(): Promise<void> {
  const pool = globals.linekeeperPool;
  globals.linekeeperPool = undefined;
  globals.linekeeperDatabase = undefined;
  await pool?.end();
}
