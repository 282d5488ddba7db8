import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { findPlace } from "./postgres-place.mjs";
import { commandOf } from "./processes.mjs";

const USER = "linekeeper";
const DATABASE = "linekeeper";
/** After a crash PostgreSQL first replays its log. */
const READY_WITHIN_MS = 60_000;

/**
 * A running embedded PostgreSQL.
 * @typedef {{ url: string, pid: number, stop: () => Promise<void>, ended: Promise<number | null> }} Postgres
 */

/**
 * Starts the embedded PostgreSQL on a data folder: made at the first start, recovered after a crash, and one left over
 * by a killed supervisor is stopped first. Reachable on the loopback address only, with a password.
 * @param {{ folder: string, password: string, say?: (text: string) => void, settings?: string[] }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ folder, password, say = () => {}, settings = [] }) {
  const place = findPlace(folder, say);
  const data = path.join(place.home, "postgres");
  const asUser = place.user ?? {};
  const bin = (/** @type {string} */ name) => path.join(place.native, "bin", name);
  if (!existsSync(path.join(data, "PG_VERSION"))) initialise(data, password, bin("initdb"), place);
  await stopLeftover(data, bin("pg_ctl"), asUser);

  const portFile = path.join(folder, "postgres-port");
  const wished = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 54_320;
  const port = await freePort(Number.isInteger(wished) && wished > 0 ? wished : 54_320);
  writeFileSync(portFile, `${port}\n`);
  const child = spawn(
    bin("postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-h",
      "127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "max_connections=100",
      ...settings,
    ],
    // In a process group of its own, so that Ctrl-C in a terminal reaches the supervisor first.
    { ...asUser, cwd: place.home, detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (/** @type {Buffer} */ chunk) => (log = (log + chunk).slice(-20_000)));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("close", resolve));
  const url = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
  const stopped = { value: false };
  ended.then(() => (stopped.value = true));
  await ready(url, stopped, () => log);
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      if (!stopped.value) child.kill("SIGINT");
      await ended;
    },
  };
}

/**
 * @param {string} data
 * @param {string} password
 * @param {string} initdb
 * @param {import("./postgres-place.mjs").PostgresPlace} place
 */
function initialise(data, password, initdb, place) {
  // Made beside its final name, so that an interrupted first start leaves nothing that looks finished.
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) for (const file of [draft, passwordFile]) chownSync(file, place.user.uid, place.user.gid);
  const result = spawnSync(
    initdb,
    [
      "--pgdata",
      draft,
      "--username",
      USER,
      "--pwfile",
      passwordFile,
      "--auth",
      "scram-sha-256",
      "--encoding",
      "UTF8",
      "--locale-provider",
      "builtin",
      "--builtin-locale",
      "C.UTF-8",
      "--locale",
      "C",
    ],
    { ...(place.user ?? {}), cwd: place.home, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0)
    throw new Error(`PostgreSQL's data folder could not be made:\n${result.stderr || result.error}`);
  renameSync(draft, data);
}

/** Stops a server that still runs on this data folder, and forgets one that does not. @param {string} data @param {string} pgCtl @param {object} asUser */
async function stopLeftover(data, pgCtl, asUser) {
  const pidFile = path.join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(data)) {
    spawnSync(pgCtl, ["-D", data, "-m", "fast", "-w", "-t", "60", "stop"], {
      ...asUser,
      cwd: path.dirname(data),
    });
  } else {
    // Its number may belong to another process by now, which PostgreSQL itself could mistake for a server.
    rmSync(pidFile, { force: true });
  }
}

/** @param {string} url @param {{ value: boolean }} stopped @param {() => string} log */
async function ready(url, stopped, log) {
  const { default: pg } = await import("pg");
  const server = new URL(url);
  server.pathname = "/postgres";
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (stopped.value) throw new Error(`PostgreSQL ended while starting:\n${log()}`);
    const client = new pg.Client({ connectionString: server.toString(), connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
      if (!rowCount) await client.query(`create database ${DATABASE}`);
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (Date.now() > until) throw new Error(`PostgreSQL did not become ready:\n${log()}`, { cause: error });
      await delay(50);
    }
  }
}
