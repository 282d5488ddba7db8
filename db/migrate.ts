import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { assertUsableDatabase } from "./assert-usable";
import { database, databasePool } from "./client";
import { inTurn } from "./in-turn";

/**
 * Migrates the open database and its job queue to the newest schema. Does nothing if they are up to date.
 * @param root the project's folder, which has `db/migrations`
 * @throws UnusableDatabase if it cannot work with this database; Error with a sentence for the operator if the database is
 *   older than the baseline. Nothing has changed then
 */
export async function migrateDatabase(root = process.cwd()): Promise<void> {
  const migrationsFolder = path.join(root, "db/migrations");
  await assertUsableDatabase();
  // Processes that start at the same time take turns; all but the first find the work done.
  await inTurn("migrate", async (turn) => {
    await assertNotBeforeBaseline(migrationsFolder);
    // Not on a connection of the pool, whose statements end after half a minute: a migration may write a large table anew.
    await migrate(drizzle(turn), { migrationsFolder });
    await runMigrations({ pgPool: databasePool() });
  });
}

/**
 * The first migration is a baseline: it creates in one step what ten earlier migrations created. Drizzle runs every
 * migration with a later time than the newest one in the database. The baseline has the time of the last of the ten, so
 * a database with all ten skips it. In a database with only some of them, it would create tables that already exist.
 */
async function assertNotBeforeBaseline(migrationsFolder: string): Promise<void> {
  const [baseline] = readMigrationFiles({ migrationsFolder });
  const newest = await newestMigration();
  if (!baseline || newest === null || newest >= baseline.folderMillis) return;
  throw new Error(
    "This database was made by an early version of Linekeeper, and this version cannot upgrade it. Check out the last commit that has db/migrations/0009_add_workflows_of_bots.sql, start it once on this database, and then start this version.",
  );
}

/** The time of the newest migration in the database; null if there is none. */
async function newestMigration(): Promise<number | null> {
  const { rows: tables } = await database().execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  );
  if (!tables[0]?.exists) return null;
  const { rows } = await database().execute<{ newest: string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  return rows[0]?.newest ? Number(rows[0].newest) : null;
}
