import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { assertUsableDatabase } from "@/db/assert-usable";
import { database } from "@/db/client";
import { getHealth } from "@/lib/domain/health/get-health";
import { isKeyRight } from "@/lib/domain/health/key-check";
import { type Check, fail, ok, warn } from "./report";

/** The most connections of a local carrier and a command, which run beside web server and worker. */
const OTHER_CONNECTIONS = 9;

/**
 * The checks that query the database.
 * @param poolSize the most connections of each web server and each worker
 * @param journal path of this program's list of migrations
 */
export function databaseChecks(poolSize: number, journal = "db/migrations/meta/_journal.json"): Check[] {
  return [
    { name: "database", run: checkDatabase },
    { name: "connections", run: () => checkConnections(2 * poolSize + OTHER_CONNECTIONS) },
    { name: "migrations", run: () => checkMigrations(journal) },
    { name: "encryption key", run: checkKey },
    { name: "worker", run: checkWorker },
    { name: "jobs", run: checkJobs },
  ];
}

async function checkDatabase() {
  await assertUsableDatabase();
  const startedAt = performance.now();
  const { rows } = await database().execute<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  const took = Math.ceil(performance.now() - startedAt);
  return ok(`PostgreSQL ${rows[0]?.version} answers in ${took} ms.`);
}

/** Compares the limits of server, database and user with what one machine opens. A pooler's limit cannot be seen. */
async function checkConnections(needed: number) {
  const { rows } = await database().execute<{ allowed: number }>(sql`
    select least(
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user)
    ) as allowed`);
  const allowed = Number(rows[0]?.allowed);
  return allowed >= needed
    ? ok(`PostgreSQL allows ${allowed}; one machine opens at most ${needed}.`)
    : warn(
        `PostgreSQL allows ${allowed} connections, and one machine opens up to ${needed}.`,
        "Raise max_connections or the limit of the user or the database, or lower DATABASE_POOL_SIZE.",
      );
}

async function checkMigrations(journal: string) {
  const { entries }: { entries: { when: number }[] } = JSON.parse(await readFile(journal, "utf8"));
  const { rows } = await database().execute<{ at: string }>(
    sql`select created_at as at from drizzle.__drizzle_migrations`,
  );
  const known = new Set(entries.map(({ when }) => when));
  // Migrations that are older than the baseline are part of it (`db/migrate.ts`).
  const baseline = Math.min(...known);
  const done = new Set(rows.map(({ at }) => Number(at)).filter((at) => at >= baseline));
  const missing = [...known].filter((when) => !done.has(when)).length;
  if ([...done].some((at) => !known.has(at)))
    return fail(
      "The database is newer than this program.",
      "Run the newest version of Linekeeper that was ever started on this database, or a newer one.",
    );
  return missing === 0
    ? ok(`All ${done.size} are applied.`)
    : fail(`${missing} of ${known.size} are missing.`, "Run linekeeper migrate, or start Linekeeper.");
}

async function checkKey() {
  const isRight = await isKeyRight();
  if (isRight === null)
    return warn(
      "The database has no sample to test the key with yet.",
      "Start Linekeeper once, or run linekeeper migrate.",
    );
  return isRight
    ? ok("The key decrypts the secrets in the database.")
    : fail(
        "The key does not decrypt the secrets in the database.",
        "Set ENCRYPTION_KEY to the key that encrypted them.",
      );
}

async function checkWorker() {
  const { database, worker } = await getHealth();
  if (database === "down") return fail("Unknown without the database.", "Fix the database first.");
  return worker === "up"
    ? ok("A worker reported within the last minute.")
    : fail(
        "No worker has reported for 45 seconds.",
        "Start Linekeeper. If it is running, its log says why the worker is not.",
      );
}

async function checkJobs() {
  const { database, jobs, oldestDueJobSeconds } = await getHealth();
  if (database === "down") return fail("Unknown without the database.", "Fix the database first.");
  return jobs === "on_time"
    ? ok("No job is overdue.")
    : warn(
        `The oldest overdue job has waited for ${oldestDueJobSeconds} seconds.`,
        "Check the worker and the carrier; /metrics shows how many jobs wait.",
      );
}
