import { spawnSync } from "node:child_process";
import { chownSync, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { tryClaim } from "../stack/claim.mjs";
import { ROOT } from "../stack/places.mjs";
import { startPostgres } from "../stack/postgres.mjs";
import { stopLeftover } from "../stack/postgres-data.mjs";
import { findPlace } from "../stack/postgres-place.mjs";
import { StartError } from "../stack/start-error.mjs";
import { readArchive, skip, textOf } from "./archive.mjs";
import { FORMAT } from "./backup.mjs";
import { EXTRA_FILES, putInPlace } from "./put-in-place.mjs";

/** @typedef {import("./backup.mjs").BackupFacts} BackupFacts */
/** @typedef {import("../stack/postgres-place.mjs").PostgresPlace} PostgresPlace */

/**
 * Restores a backup into a data folder. Existing data is set aside, not deleted, and comes back if the restored
 * database does not work.
 * @param {{ folder: string, file: string, yes: boolean }} options `yes` permits setting an existing database aside
 * @returns {Promise<{ facts: BackupFacts, aside: string | null, otherKey: boolean }>} `aside` is the folder with the
 *   previous data; `otherKey` says that the environment has another encryption key than the backup
 * @throws StartError if Linekeeper runs, the file is not a backup for this version, or its database does not work
 */
export async function restoreBackup({ folder, file, yes }) {
  if (process.env.DATABASE_URL)
    throw new StartError("DATABASE_URL names your own database. Restore it with its own tools.");
  const result = tryClaim(path.join(folder, "running.json"));
  if (!("claim" in result))
    throw new StartError(`Linekeeper runs here (process ${result.holder.pid}). Stop it first.`);
  const { claim } = result;
  try {
    await claim.endLeftovers();
    const place = findPlace(folder, console.log);
    const data = path.join(place.home, "postgres");
    if (existsSync(data) && !yes)
      throw new StartError(
        `There is already a database in ${data}. Add --yes to set it aside and restore the backup in its place.`,
      );
    await stopLeftover(data, place);
    const draft = `${data}.restoring`;
    rmSync(draft, { recursive: true, force: true });
    try {
      const { facts, files } = await unpack(file, draft, place);
      const { POSTGRES_PASSWORD } = JSON.parse(files["secrets.json"] ?? "{}");
      const aside = await putInPlace({ folder, data, draft, files }, () =>
        checkDatabase(folder, POSTGRES_PASSWORD),
      );
      // It describes the previous installation; the next start writes a new one.
      rmSync(path.join(folder, "environment.json"), { force: true });
      const given = process.env.ENCRYPTION_KEY;
      const otherKey = Boolean(given) && given !== JSON.parse(files["secrets.json"] ?? "{}").ENCRYPTION_KEY;
      return { facts, aside, otherKey };
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  } finally {
    claim.drop();
  }
}

/**
 * Unpacks the database into `draft`, and reads the other files.
 * @param {string} file
 * @param {string} draft
 * @param {PostgresPlace} place
 */
async function unpack(file, draft, place) {
  /** @type {BackupFacts | undefined} */
  let facts;
  /** @type {Record<string, string>} */
  const files = {};
  await readArchive(file, async ({ name, type, mode }, content) => {
    if (!facts) {
      if (name !== "linekeeper.json") throw new StartError(`${file} is not a Linekeeper backup.`);
      facts = JSON.parse(await textOf(content));
      checkFacts(facts, place);
      makeFolder(draft, place);
    } else if (EXTRA_FILES.includes(name)) files[name] = await textOf(content);
    else if (type === "directory" && isDatabaseFile(name)) {
      makeFolder(path.join(draft, name.slice("postgres/".length)), place);
      await skip(content);
    } else if (type === "file" && isDatabaseFile(name)) {
      const target = path.join(draft, name.slice("postgres/".length));
      await pipeline(content, createWriteStream(target, { mode: (mode ?? 0o600) & 0o700, flags: "wx" }));
      giveToPostgres(target, place);
    } else throw new StartError(`${file} contains something that does not belong in a backup: ${name}`);
  });
  if (!facts || !files["secrets.json"]) throw new StartError(`${file} is not a complete backup.`);
  return { facts, files };
}

/** Whether an entry's name stays within the database's folder. @param {string} name */
const isDatabaseFile = (name) => name.startsWith("postgres/") && !name.split("/").includes("..");

/** @param {string} folder @param {PostgresPlace} place */
function makeFolder(folder, place) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveToPostgres(folder, place);
}

/** @param {string} target @param {PostgresPlace} place */
function giveToPostgres(target, { user }) {
  if (user) chownSync(target, user.uid, user.gid);
}

/** Refuses a backup that this version cannot restore. @param {BackupFacts | undefined} facts @param {PostgresPlace} place */
function checkFacts(facts, place) {
  if (facts?.format !== FORMAT)
    throw new StartError(
      "The backup was made by another version of Linekeeper, in a format that this version does not know.",
    );
  const installed = installedMajor(place);
  if (facts.postgres !== installed)
    throw new StartError(
      `The backup is of PostgreSQL ${facts.postgres}, but PostgreSQL ${installed} is installed. Restore it with Linekeeper ${facts.version}, which made it.`,
    );
  /** @type {{ entries: { when: number }[] }} */
  const { entries } = JSON.parse(readFileSync(path.join(ROOT, "db/migrations/meta/_journal.json"), "utf8"));
  // The first migration is the oldest schema that can be upgraded (`db/migrate.ts`).
  if (facts.schema < Number(entries[0]?.when))
    throw new StartError(
      `The backup was made by an early version of Linekeeper (${facts.version}), and this one cannot upgrade it. Restore it with the version that made it.`,
    );
  if (!entries.some(({ when }) => when === facts.schema))
    throw new StartError(
      `The backup was made by another version of Linekeeper (${facts.version}), whose schema this version does not know. Use that version or a newer one.`,
    );
}

/** @param {PostgresPlace} place */
function installedMajor({ native }) {
  const { stdout } = spawnSync(path.join(native, "bin/postgres"), ["--version"], { encoding: "utf8" });
  return Number(stdout.match(/(\d+)[.\d]*\s*$/)?.[1]);
}

/** Starts the restored database once and queries it. @param {string} folder @param {string} password */
async function checkDatabase(folder, password) {
  const postgres = await startPostgres({ folder, password });
  try {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query("select count(*) from organizations").finally(() => client.end());
  } finally {
    await postgres.stop();
  }
}
