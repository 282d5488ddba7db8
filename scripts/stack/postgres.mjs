import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ignoreLibpqVariables } from "./libpq.mjs";
import { claimPort, requirePort } from "./ports.mjs";
import { makeCluster, stopLeftover } from "./postgres-data.mjs";
import { findPlace } from "./postgres-place.mjs";
import { writePrivately } from "./secrets.mjs";

const DATABASE = "linekeeper";
const FIRST_PORT = 54_320;
/** Its log, whose end is shown if it does not start, has neither statements nor the rows that they were refused for. */
const SETTINGS = [
  "unix_socket_directories=",
  "max_connections=100",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
];
/** Long enough to replay the write-ahead log after a crash. */
const READY_WITHIN_MS = 60_000;

/**
 * A running embedded PostgreSQL.
 * @typedef {{ url: string, home: string, pid: () => number | undefined, stop: () => Promise<void> }} Postgres
 */

/**
 * Starts the embedded PostgreSQL on a data folder. The first start initializes the data; a server left over from a killed
 * supervisor is stopped first. It listens on the loopback address only and requires a password. If it dies, it is
 * restarted on the same port until `stop` is called.
 * @param {{ folder: string, password: string, say?: (text: string) => void, settings?: string[] }} options
 * @returns {Promise<Postgres>} `home` is the folder that holds its data
 */
export async function startPostgres({ folder, password, say = () => {}, settings = [] }) {
  ignoreLibpqVariables();
  const place = findPlace(folder, say);
  const data = path.join(place.home, "postgres");
  makeCluster(data, password, place);
  await stopLeftover(data, place);
  const { port, release } = await claimRememberedPort(folder);
  const url = `postgres://linekeeper:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
  const allSettings = [...SETTINGS, ...settings];

  let stopping = false;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {Promise<unknown>} */
  let ended = Promise.resolve();
  const launch = async () => {
    await stopLeftover(data, place);
    const started = spawn(
      path.join(place.native, "bin/postgres"),
      [
        "-D",
        data,
        "-p",
        String(port),
        "-h",
        "127.0.0.1",
        ...allSettings.flatMap((setting) => ["-c", setting]),
      ],
      // In its own process group, so that Ctrl-C in a terminal reaches only the supervisor, which stops things in order.
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
    await waitUntilReady(
      url,
      () => over,
      () => log,
    );
  };
  const restartUntilStopped = async () => {
    for (let pause = 200; !stopping; pause = Math.min(10_000, pause * 2)) {
      await ended;
      if (stopping) return;
      say("PostgreSQL exited; restarting it …");
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
    // SIGINT is PostgreSQL's fast shutdown: it rolls back open transactions and does not wait for clients.
    child?.kill("SIGINT");
    await ended;
    release();
  };
  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  void restartUntilStopped();
  return { url, home: place.home, pid: () => child?.pid, stop };
}

/**
 * Deletes the database of a data folder, stopping it first if it runs.
 * @param {string} folder
 */
export async function removePostgres(folder) {
  if (!existsSync(folder)) return;
  const place = findPlace(folder, () => {});
  const data = path.join(place.home, "postgres");
  await stopLeftover(data, place);
  rmSync(place.home === folder ? data : place.home, { recursive: true, force: true });
}

/** Claims the port of the last start if it is free, so that manually configured clients still find the database. @param {string} folder */
async function claimRememberedPort(folder) {
  const file = path.join(folder, "postgres-port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : FIRST_PORT;
  const isUsable = Number.isInteger(last) && last > 0 && last < 65_000;
  const claimed = (isUsable && (await claimPort(last, 1))) || (await requirePort(FIRST_PORT));
  writePrivately(file, `${claimed.port}\n`);
  return claimed;
}

/** Waits until the server accepts connections, and creates the database. @param {string} url @param {() => boolean} isOver @param {() => string} log */
async function waitUntilReady(url, isOver, log) {
  const { default: pg } = await import("pg");
  const server = new URL(url);
  server.pathname = "/postgres";
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (isOver()) throw new Error(`PostgreSQL exited while starting:\n${log()}`);
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
