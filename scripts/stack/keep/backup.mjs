import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { tryClaim } from "../claim.mjs";
import { ROOT } from "../places.mjs";
import { startPostgres } from "../postgres.mjs";
import { findPlace } from "../postgres-place.mjs";
import { readSecrets } from "../secrets.mjs";
import { StartError } from "../start-error.mjs";
import { writeArchive } from "./archive.mjs";
import { openBaseBackup } from "./base-backup.mjs";

/** The kind of file that this makes; another number is another kind. */
export const FORMAT = 1;
/** Secrets that may come from the environment instead of the data folder; the backup holds those in use. */
const IN_USE = ["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/**
 * What a backup says about itself. `schema` is the time of the newest migration in it.
 * @typedef {{ format: number, madeAt: string, version: string, postgres: number, schema: number }} BackupFacts
 */

/**
 * Writes the embedded database and the secrets that belong to it into one file, while everything runs or at rest.
 * @param {{ folder: string, file?: string }} options without a file, one is made in `backups` of the data folder
 * @returns {Promise<{ file: string, facts: BackupFacts }>}
 */
export async function makeBackup({ folder, file = defaultFile(folder) }) {
  refuseOwnDatabase(folder);
  if (existsSync(file)) throw new StartError(`${file} exists already. Name another file.`);
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
function refuseOwnDatabase(folder) {
  const home = findPlace(folder, () => {}).home;
  if (process.env.DATABASE_URL || !existsSync(path.join(home, "postgres/PG_VERSION")))
    throw new StartError(
      process.env.DATABASE_URL
        ? "The database is one of your own: use its own backups, and keep the three secrets with them."
        : `There is no embedded database in ${folder}.`,
    );
}

/**
 * The embedded database: the running one, or one that is started for this.
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function openDatabase(folder) {
  const result = tryClaim(path.join(folder, "running.json"));
  if (!("claim" in result)) {
    const url = kept(folder).DATABASE_URL;
    if (!url) throw new StartError("Linekeeper is being started. Try again when it runs.");
    if (!url.includes(encodeURIComponent(readSecrets(folder).POSTGRES_PASSWORD)))
      throw new StartError("Linekeeper runs on a database of your own: use its own backups.");
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

/** What the database is sealed with, wherever it came from at the last start. @param {string} folder */
function secretsInUse(folder) {
  const environment = kept(folder);
  /** @type {Record<string, string>} */
  const secrets = { ...readSecrets(folder) };
  for (const name of IN_USE) secrets[name] = environment[name] || (secrets[name] ?? "");
  return secrets;
}

/** What the last start ran with. @param {string} folder @returns {Record<string, string>} */
function kept(folder) {
  const file = path.join(folder, "environment.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
