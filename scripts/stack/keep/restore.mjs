import { spawnSync } from "node:child_process";
import { chownSync, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { tryClaim } from "../claim.mjs";
import { ROOT } from "../places.mjs";
import { startPostgres } from "../postgres.mjs";
import { stopLeftover } from "../postgres-data.mjs";
import { findPlace } from "../postgres-place.mjs";
import { StartError } from "../start-error.mjs";
import { readArchive, skip, textOf } from "./archive.mjs";
import { FORMAT } from "./backup.mjs";
import { BESIDE, putInPlace } from "./put-in-place.mjs";

/** @typedef {import("./backup.mjs").BackupFacts} BackupFacts */
/** @typedef {import("../postgres-place.mjs").PostgresPlace} PostgresPlace */

/**
 * Puts a backup into a data folder. What was there is put aside, not deleted, and comes back where the backup turns out
 * not to work.
 * @param {{ folder: string, file: string, yes: boolean }} options `yes` allows to put a database aside
 * @returns {Promise<{ facts: BackupFacts, aside: string | null, otherKey: boolean }>} `otherKey`: the environment names
 *   another encryption key than the backup's
 */
export async function restoreBackup({ folder, file, yes }) {
  if (process.env.DATABASE_URL)
    throw new StartError("DATABASE_URL names a database of your own. Restore into it with its own tools.");
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
        `There is a database in ${data} already. Say --yes to put it aside and restore the backup in its place.`,
      );
    await stopLeftover(data, place);
    const draft = `${data}.restoring`;
    rmSync(draft, { recursive: true, force: true });
    try {
      const { facts, texts } = await unpack(file, draft, place);
      const { POSTGRES_PASSWORD } = JSON.parse(texts["secrets.json"] ?? "{}");
      const aside = await putInPlace({ folder, data, draft, texts }, () => tryOut(folder, POSTGRES_PASSWORD));
      // It tells of what was there before, and the next start writes it anew.
      rmSync(path.join(folder, "environment.json"), { force: true });
      const given = process.env.ENCRYPTION_KEY;
      const otherKey = Boolean(given) && given !== JSON.parse(texts["secrets.json"] ?? "{}").ENCRYPTION_KEY;
      return { facts, aside, otherKey };
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  } finally {
    claim.drop();
  }
}

/**
 * Unpacks the database beside its place, and reads the rest.
 * @param {string} file
 * @param {string} draft
 * @param {PostgresPlace} place
 */
async function unpack(file, draft, place) {
  /** @type {BackupFacts | undefined} */
  let facts;
  /** @type {Record<string, string>} */
  const texts = {};
  await readArchive(file, async ({ name, type, mode }, content) => {
    if (!facts) {
      if (name !== "linekeeper.json") throw new StartError(`${file} is not a backup of Linekeeper.`);
      facts = JSON.parse(await textOf(content));
      checkFacts(facts, place);
      makeFolder(draft, place);
    } else if (BESIDE.includes(name)) texts[name] = await textOf(content);
    else if (type === "directory" && isBelow(name)) {
      makeFolder(path.join(draft, name.slice("postgres/".length)), place);
      await skip(content);
    } else if (type === "file" && isBelow(name)) {
      const target = path.join(draft, name.slice("postgres/".length));
      await pipeline(content, createWriteStream(target, { mode: (mode ?? 0o600) & 0o700, flags: "wx" }));
      own(target, place);
    } else throw new StartError(`${file} holds what is no part of a backup: ${name}`);
  });
  if (!facts || !texts["secrets.json"]) throw new StartError(`${file} is not a whole backup.`);
  return { facts, texts };
}

/** Whether a name stays within the database's folder. @param {string} name */
const isBelow = (name) => name.startsWith("postgres/") && !name.split("/").includes("..");

/** @param {string} folder @param {PostgresPlace} place */
function makeFolder(folder, place) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  own(folder, place);
}

/** @param {string} target @param {PostgresPlace} place */
function own(target, { user }) {
  if (user) chownSync(target, user.uid, user.gid);
}

/** Refuses what this Linekeeper cannot read. @param {BackupFacts | undefined} facts @param {PostgresPlace} place */
function checkFacts(facts, place) {
  if (facts?.format !== FORMAT)
    throw new StartError(
      "The backup was made by another version of Linekeeper, in a way that this one does not know.",
    );
  const installed = installedMajor(place);
  if (facts.postgres !== installed)
    throw new StartError(
      `The backup is of PostgreSQL ${facts.postgres}, but PostgreSQL ${installed} is installed. Restore it with the Linekeeper ${facts.version} that made it.`,
    );
  /** @type {{ entries: { when: number }[] }} */
  const { entries } = JSON.parse(readFileSync(path.join(ROOT, "db/migrations/meta/_journal.json"), "utf8"));
  if (!entries.some(({ when }) => when === facts.schema))
    throw new StartError(
      `The backup was made by another Linekeeper (${facts.version}) whose schema this one does not know. Use that one, or a newer.`,
    );
}

/** @param {PostgresPlace} place */
function installedMajor({ native }) {
  const { stdout } = spawnSync(path.join(native, "bin/postgres"), ["--version"], { encoding: "utf8" });
  return Number(stdout.match(/(\d+)[.\d]*\s*$/)?.[1]);
}

/** @param {string} folder @param {string} password */
async function tryOut(folder, password) {
  const postgres = await startPostgres({ folder, password });
  try {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query("select count(*) from organizations").finally(() => client.end());
  } finally {
    await postgres.stop();
  }
}
