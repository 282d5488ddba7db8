import path from "node:path";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { database, databasePool } from "./client";

/**
 * Brings the open database, and the job queue in it, to the newest schema; does nothing when it is there already.
 * @param root the folder of the project, which holds `db/migrations`
 */
export async function migrateDatabase(root = process.cwd()): Promise<void> {
  await migrate(database(), { migrationsFolder: path.join(root, "db/migrations") });
  await runMigrations({ pgPool: databasePool() });
}
