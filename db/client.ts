import type { Socket } from "node:net";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { PreparingClient } from "./preparing-client";
import * as schema from "./schema";

export type Database = NodePgDatabase<typeof schema>;
/** A transaction: what `inTransaction` hands to its work. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Anything that runs queries: the pool or a transaction. */
export type Queryable = Database | Transaction;

// Kept across hot reloads, and shared by Next's separate server bundles, so that a process has one pool.
const globals = globalThis as typeof globalThis & { linekeeperPool?: pg.Pool; linekeeperDatabase?: Database };

/**
 * Opens this process's pool. Called once at start (`instrumentation.ts`, worker, command line, tests).
 * @param url a PostgreSQL connection string
 * @param options.max connections at most
 * @param options.answerWithinMs after which a connection in use is ended whose server says nothing, as with one that
 *   hangs; without it, queries wait as long as the server lets them
 * @param options.onIdleError told when the database drops an idle connection, which must not end the process
 */
export function openDatabase(
  url: string,
  options: { max?: number; answerWithinMs?: number; onIdleError?: (error: Error) => void } = {},
): Database {
  if (globals.linekeeperDatabase) return globals.linekeeperDatabase;
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: "linekeeper",
    options: "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC",
  });
  const onError = (error: Error) => options.onIdleError?.(error);
  pool.on("error", onError);
  // A connection that breaks while it is checked out reports on the client itself; unheard, it would end the process.
  pool.on("connect", (client) => void client.on("error", onError));
  if (options.answerWithinMs) endSilentConnections(pool, options.answerWithinMs);
  globals.linekeeperPool = pool;
  globals.linekeeperDatabase = drizzle(pool, { schema });
  return globals.linekeeperDatabase;
}

/**
 * One timer a connection, where pg's own would be one a query: each of those keeps all that its query answered alive until
 * the next full collection, and makes that come sooner (docs/performance.md).
 */
function endSilentConnections(pool: pg.Pool, afterMs: number): void {
  const inUse = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => void inUse.add(client));
  pool.on("release", (_error, client) => void inUse.delete(client));
  pool.on("connect", (client) => {
    // Not among pg's types, though its pool ends connections by it.
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    stream.setTimeout(afterMs);
    stream.on("timeout", () => {
      if (!inUse.has(client)) return;
      stream.destroy(Object.assign(new Error("The database is silent."), { code: "ETIMEDOUT" }));
    });
  });
}

/** The open database. Throws when the process forgot to open it. */
export function database(): Database {
  if (!globals.linekeeperDatabase) throw new Error("The database has not been opened in this process.");
  return globals.linekeeperDatabase;
}

/** The pool below the database, for libraries that bring their own queries (job queue, rate limits). */
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
