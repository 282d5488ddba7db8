import path from "node:path";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { database, databasePool } from "./client";

/**
 * Brings the open database, and the job queue in it, to the newest schema; does nothing when it is there already.
 * @param root the folder of the project, which holds `db/migrations`
 */
export async function migrateDatabase(root = process.cwd()): Promise<void> {
  const turn = await databasePool().connect();
  try {
    // Several processes may start at once on one database; the second finds the work done.
    await turn.query("set statement_timeout = 0");
    await turn.query("select pg_advisory_lock(480226)");
    await migrate(database(), { migrationsFolder: path.join(root, "db/migrations") });
    await runMigrations({ pgPool: databasePool() });
  } finally {
    // Ends the connection, and with it the lock and the setting.
    turn.release(true);
  }
}
