import { randomUUID } from "node:crypto";
import type pg from "pg";
import { databaseProblemOf, UnusableDatabase } from "@/lib/constants/database-problem-of";
import type { DatabaseProblemCode } from "@/lib/constants/database-problems";
import { databasePool } from "./client";

const OLDEST_POSTGRES = 14;

/** What the server says about itself and the database. */
interface ServerFacts {
  version: number;
  encoding: string;
  isReadOnly: boolean;
  hasPublicSchema: boolean;
  /** Whether our tables are there. */
  isOurs: boolean;
  /** Whether there is anything that another program may have made. */
  hasTables: boolean;
}

/**
 * Refuses a database that Linekeeper cannot work with, or must not change.
 * @throws UnusableDatabase for a known cause; otherwise what the database itself answers
 */
export async function assertUsableDatabase(): Promise<void> {
  await assertOwnSession();
  const problem = problemOfServer(await readFacts());
  if (problem) throw new UnusableDatabase(problem);
}

/** What is wrong with a server of these facts; null if nothing is. */
export function problemOfServer(facts: ServerFacts): DatabaseProblemCode | null {
  if (facts.version < OLDEST_POSTGRES * 10_000) return "version_unsupported";
  if (facts.encoding !== "UTF8") return "encoding_unsupported";
  if (facts.isReadOnly) return "read_only";
  if (!facts.hasPublicSchema) return "schema_missing";
  return facts.hasTables && !facts.isOurs ? "foreign_tables" : null;
}

/** Leaves out what belongs to extensions, which administrators add to new databases. */
async function readFacts(): Promise<ServerFacts> {
  const { rows } = await databasePool().query<ServerFacts>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      current_setting('transaction_read_only') = 'on' as "isReadOnly",
      to_regnamespace('public') is not null as "hasPublicSchema",
      to_regclass('drizzle.__drizzle_migrations') is not null
        and to_regclass('public.organizations') is not null as "isOurs",
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and not exists (
            select from pg_depend d
            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      ) as "hasTables"`);
  const [facts] = rows;
  if (!facts) throw new Error("The database did not answer a query about itself.");
  return { ...facts, hasTables: facts.hasTables || (!facts.isOurs && (await hasMigrations())) };
}

/** Whether somebody has recorded migrations here, as other programs with Drizzle do too. */
async function hasMigrations(): Promise<boolean> {
  const pool = databasePool();
  const table = await pool.query("select to_regclass('drizzle.__drizzle_migrations') is not null as exists");
  if (!table.rows[0]?.exists) return false;
  return ((await pool.query("select from drizzle.__drizzle_migrations limit 1")).rowCount ?? 0) > 0;
}

/**
 * Requires that a connection has a session of its own. The worker listens for notifications, and processes that migrate
 * take a lock that belongs to a session.
 */
async function assertOwnSession(): Promise<void> {
  const one = await databasePool().connect();
  const other = await secondConnection().catch((error: unknown) => {
    one.release(true);
    throw error;
  });
  try {
    if (!(await haveOwnSessions(one, other))) throw new UnusableDatabase("transaction_pooling");
  } finally {
    // Closed, because the one has a variable and the other may be in a transaction.
    one.release(true);
    other.release(true);
  }
}

/** A pooler lets any number of clients connect, and lets a client wait if it has no connection to the server left. */
async function secondConnection(): Promise<pg.PoolClient> {
  try {
    return await databasePool().connect();
  } catch (error) {
    throw databaseProblemOf(error) === "no_answer"
      ? new UnusableDatabase("too_few_connections", error)
      : error;
  }
}

/**
 * Looks for a pooler that lends connections out for one transaction. It shows itself in one of these ways, depending on
 * how it chooses among its connections: the one client's queries reach different servers; its variable appears on the
 * other client's connection; or it misses its variable while the other client has its server.
 */
async function haveOwnSessions(one: pg.PoolClient, other: pg.PoolClient): Promise<boolean> {
  const mark = randomUUID();
  await one.query("select set_config('linekeeper.session', $1, false)", [mark]);
  const first = await sessionOf(one);
  const isSame = async () => {
    const now = await sessionOf(one);
    return now.mark === mark && now.server === first.server;
  };
  if (!(await isSame())) return false;
  await other.query("begin");
  const { mark: leaked } = await sessionOf(other);
  return leaked !== mark && (await isSame());
}

async function sessionOf(client: pg.PoolClient): Promise<{ mark: string | null; server: number }> {
  const { rows } = await client.query(
    "select current_setting('linekeeper.session', true) as mark, pg_backend_pid() as server",
  );
  return rows[0];
}
