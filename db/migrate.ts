import path from "node:path";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { database, databasePool } from "./client";
import { inTurn } from "./in-turn";

/**
 * Brings the open database, and the job queue in it, to the newest schema; does nothing when it is there already.
 * @param root the folder of the project, which holds `db/migrations`
 */
export async function migrateDatabase(root = process.cwd()): Promise<void> {
  // Several processes may start at once on one database; the second finds the work done.
  await inTurn("migrate", async () => {
    await migrate(database(), { migrationsFolder: path.join(root, "db/migrations") });
    await runMigrations({ pgPool: databasePool() });
  });
}
