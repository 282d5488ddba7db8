import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { makeCluster, stopLeftover } from "./postgres-data.mjs";
import { findPlace } from "./postgres-place.mjs";
import { writePrivately } from "./secrets.mjs";

const DATABASE = "linekeeper";
const FIRST_PORT = 54_320;
/** After a crash PostgreSQL first replays its log. */
const READY_WITHIN_MS = 60_000;

/**
 * A running embedded PostgreSQL.
 * @typedef {{ url: string, home: string, pid: () => number | undefined, stop: () => Promise<void> }} Postgres
 */

/**
 * Starts the embedded PostgreSQL on a data folder: made at the first start, recovered after a crash, and one left over
 * by a killed supervisor is stopped first. Reachable on the loopback address only, with a password. When it dies, it is
 * started again on the same port, until it is told to stop.
 * @param {{ folder: string, password: string, say?: (text: string) => void, settings?: string[] }} options
 * @returns {Promise<Postgres>} `home` is the folder that holds its data
 */
export async function startPostgres({ folder, password, say = () => {}, settings = [] }) {
  const place = findPlace(folder, say);
  const data = path.join(place.home, "postgres");
  makeCluster(data, password, place);
  await stopLeftover(data, place);
  const port = await rememberedPort(folder);
  const url = `postgres://linekeeper:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
  const given = ["unix_socket_directories=", "max_connections=100", ...settings];

  let stopping = false;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {Promise<unknown>} */
  let ended = Promise.resolve();
  const launch = async () => {
    await stopLeftover(data, place);
    const started = spawn(
      path.join(place.native, "bin/postgres"),
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", ...given.flatMap((setting) => ["-c", setting])],
      // In a process group of its own, so that Ctrl-C in a terminal reaches the supervisor first.
      { ...(place.user ?? {}), cwd: place.home, detached: true, stdio: ["ignore", "pipe", "pipe"] },
    );
    child = started;
    let log = "";
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (/** @type {Buffer} */ chunk) => (log = (log + chunk).slice(-20_000)));
    let over = false;
    ended = new Promise((resolve) => {
      started.once("error", (error) => (log += error.message));
      started.once("close", () => {
        over = true;
        resolve(null);
      });
    });
    await ready(
      url,
      () => over,
      () => log,
    );
  };
  const keepRunning = async () => {
    for (let pause = 200; !stopping; pause = Math.min(10_000, pause * 2)) {
      await ended;
      if (stopping) return;
      say("PostgreSQL ended; starting it again …");
      await delay(pause);
      if (stopping) return;
      await launch().then(
        () => (pause = 200),
        (error) => say(String(error.message)),
      );
    }
  };
  const stop = async () => {
    stopping = true;
    // "Fast": what is committed is kept, what is not is rolled back, nobody is waited for.
    child?.kill("SIGINT");
    await ended;
  };
  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  void keepRunning();
  return { url, home: place.home, pid: () => child?.pid, stop };
}

/**
 * Removes the database of a data folder for good, stopping it first if it runs.
 * @param {string} folder
 */
export async function removePostgres(folder) {
  if (!existsSync(folder)) return;
  const place = findPlace(folder, () => {});
  const data = path.join(place.home, "postgres");
  await stopLeftover(data, place);
  rmSync(place.home === folder ? data : place.home, { recursive: true, force: true });
}

/** The port of the last start where it is free, so that connections made by hand find it again. @param {string} folder */
async function rememberedPort(folder) {
  const file = path.join(folder, "postgres-port");
  const kept = existsSync(file) ? Number(readFileSync(file, "utf8")) : FIRST_PORT;
  const port = await freePort(Number.isInteger(kept) && kept > 0 && kept < 65_000 ? kept : FIRST_PORT);
  writePrivately(file, `${port}\n`);
  return port;
}

/** @param {string} url @param {() => boolean} isOver @param {() => string} log */
async function ready(url, isOver, log) {
  const { default: pg } = await import("pg");
  const server = new URL(url);
  server.pathname = "/postgres";
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (isOver()) throw new Error(`PostgreSQL ended while starting:\n${log()}`);
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
      if (performance.now() > until)
        throw new Error(`PostgreSQL did not become ready:\n${log()}`, { cause: error });
      await delay(50);
    }
  }
}
