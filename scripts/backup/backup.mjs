import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { tryClaim } from "../stack/claim.mjs";
import { readLastEnvironment } from "../stack/environment.mjs";
import { ROOT } from "../stack/places.mjs";
import { startPostgres } from "../stack/postgres.mjs";
import { findPlace } from "../stack/postgres-place.mjs";
import { readSecrets } from "../stack/secrets.mjs";
import { StartError } from "../stack/start-error.mjs";
import { writeArchive } from "./archive.mjs";
import { openBaseBackup } from "./base-backup.mjs";

/** The version of the backup's format. */
export const FORMAT = 1;
/** Secrets that the environment may override. The backup contains the ones in use. */
const OVERRIDABLE = ["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/**
 * A backup's description of itself. `schema` is the time of its newest migration.
 * @typedef {{ format: number, madeAt: string, version: string, postgres: number, schema: number }} BackupFacts
 */

/**
 * Writes the embedded database and its secrets to one file, whether Linekeeper runs or not.
 * @param {{ folder: string, file?: string }} options `file` defaults to a new file in the data folder's `backups`
 * @returns {Promise<{ file: string, facts: BackupFacts }>}
 * @throws StartError if the file exists or cannot be written, or there is no embedded database
 */
export async function makeBackup({ folder, file = defaultFile(folder) }) {
  requireEmbeddedDatabase(folder);
  if (existsSync(file)) throw new StartError(`${file} already exists. Name another file.`);
  const database = await openDatabase(folder);
  const draft = `${file}.${process.pid}.new`;
  try {
    const facts = await readFacts(database.url);
    await writeArchive(draft, async (add) => {
      await add.text("linekeeper.json", JSON.stringify(facts));
      await add.text("secrets.json", JSON.stringify(secretsInUse(folder)));
      const signIns = path.join(folder, "sign-in.json");
      if (existsSync(signIns)) await add.text("sign-in.json", readFileSync(signIns, "utf8"));
      const copy = await openBaseBackup(database.url);
      await add.archive(copy.archive, "postgres").finally(copy.end);
    });
    renameSync(draft, file);
    return { file, facts };
  } finally {
    rmSync(draft, { force: true });
    await database.stop();
  }
}

/** @param {string} folder */
function defaultFile(folder) {
  const backups = path.join(folder, "backups");
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  return path.join(backups, `linekeeper-${new Date().toISOString().replace(/[:.]/g, "-")}.tgz`);
}

/** @param {string} folder */
function requireEmbeddedDatabase(folder) {
  const home = findPlace(folder, () => {}).home;
  if (process.env.DATABASE_URL || !existsSync(path.join(home, "postgres/PG_VERSION")))
    throw new StartError(
      process.env.DATABASE_URL
        ? "DATABASE_URL names your own database. Back it up with its own tools, and store the three secrets with the backups."
        : `There is no embedded database in ${folder}.`,
    );
}

/**
 * The running embedded database, or one started for the backup.
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function openDatabase(folder) {
  const result = tryClaim(path.join(folder, "running.json"));
  if (!("claim" in result)) {
    const url = readLastEnvironment(folder).DATABASE_URL;
    if (!url) throw new StartError("Linekeeper is starting. Try again when it runs.");
    if (!url.includes(encodeURIComponent(readSecrets(folder).POSTGRES_PASSWORD)))
      throw new StartError("Linekeeper runs on your own database. Back it up with its own tools.");
    return { url, stop: async () => {} };
  }
  try {
    await result.claim.endLeftovers();
    const postgres = await startPostgres({ folder, password: readSecrets(folder).POSTGRES_PASSWORD });
    const stop = async () => {
      await postgres.stop();
      result.claim.drop();
    };
    return { url: postgres.url, stop };
  } catch (error) {
    result.claim.drop();
    throw error;
  }
}

/** @param {string} url @returns {Promise<BackupFacts>} */
async function readFacts(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int / 10000 as postgres, (select max(created_at) from drizzle.__drizzle_migrations) as schema",
    );
    const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    return {
      format: FORMAT,
      madeAt: new Date().toISOString(),
      version,
      postgres: rows[0].postgres,
      schema: Number(rows[0].schema),
    };
  } finally {
    await client.end();
  }
}

/** The secrets of the last start, from the environment or the data folder. @param {string} folder */
function secretsInUse(folder) {
  const environment = readLastEnvironment(folder);
  /** @type {Record<string, string>} */
  const secrets = { ...readSecrets(folder) };
  for (const name of OVERRIDABLE) secrets[name] = environment[name] || (secrets[name] ?? "");
  return secrets;
}
