import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { getHealth } from "@/lib/domain/health/get-health";
import { isKeyRight } from "@/lib/domain/health/key-check";
import { type Check, fail, ok, warn } from "./report";

const OLDEST_POSTGRES = 14;

/**
 * What the database tells.
 * @param journal the list of migrations of this program
 */
export function databaseChecks(journal = "db/migrations/meta/_journal.json"): Check[] {
  return [
    { name: "database", run: checkDatabase },
    { name: "migrations", run: () => checkMigrations(journal) },
    { name: "encryption key", run: checkKey },
    { name: "worker", run: checkWorker },
    { name: "jobs", run: checkJobs },
  ];
}

async function checkDatabase() {
  const startedAt = performance.now();
  const { rows } = await database().execute<{ version: string; number: string }>(
    sql`select current_setting('server_version') as version, current_setting('server_version_num') as number`,
  );
  const took = Math.ceil(performance.now() - startedAt);
  const [{ version, number } = { version: "", number: "0" }] = rows;
  return Number(number) >= OLDEST_POSTGRES * 10_000
    ? ok(`PostgreSQL ${version} answers in ${took} ms.`)
    : fail(`PostgreSQL ${version} is too old.`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`);
}

async function checkMigrations(journal: string) {
  const { entries }: { entries: { when: number }[] } = JSON.parse(await readFile(journal, "utf8"));
  const { rows } = await database().execute<{ at: string }>(
    sql`select created_at as at from drizzle.__drizzle_migrations`,
  );
  const known = new Set(entries.map(({ when }) => when));
  const done = new Set(rows.map(({ at }) => Number(at)));
  const missing = [...known].filter((when) => !done.has(when)).length;
  if ([...done].some((at) => !known.has(at)))
    return fail(
      "The database is newer than this program.",
      "Run the newest Linekeeper that was started on this database, or a newer one.",
    );
  return missing === 0
    ? ok(`All ${done.size} are done.`)
    : fail(`${missing} of ${known.size} are missing.`, "Run linekeeper migrate, or start Linekeeper.");
}

async function checkKey() {
  const isRight = await isKeyRight();
  if (isRight === null)
    return warn(
      "Nothing tells yet whether it is the right one.",
      "Start Linekeeper once, or run linekeeper migrate.",
    );
  return isRight
    ? ok("It opens what is sealed in the database.")
    : fail(
        "It does not open what is sealed in the database.",
        "Set ENCRYPTION_KEY to the one that the data was sealed with; it was kept with the backups.",
      );
}

async function checkWorker() {
  const { database, worker } = await getHealth();
  if (database === "down") return fail("Nobody can tell without the database.", "See to the database first.");
  return worker === "up"
    ? ok("It said less than a minute ago that it is there.")
    : fail(
        "None has been heard of for 45 seconds.",
        "Start Linekeeper; where it runs, its log says why the worker does not.",
      );
}

async function checkJobs() {
  const { database, jobs, oldestDueJobSeconds } = await getHealth();
  if (database === "down") return fail("Nobody can tell without the database.", "See to the database first.");
  return jobs === "on_time"
    ? ok("Nothing has been left lying.")
    : warn(
        `The oldest has been due for ${oldestDueJobSeconds} seconds.`,
        "See the worker and the carrier; /metrics shows how many there are.",
      );
}
