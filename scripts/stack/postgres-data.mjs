import { spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf, isTaken } from "./processes.mjs";

/** How long backends may take to exit after their postmaster is gone. */
const BACKENDS_GONE_WITHIN_MS = 10_000;

/**
 * Initializes a PostgreSQL data folder, if there is none yet.
 * @param {string} data
 * @param {string} password of the superuser `linekeeper`
 * @param {import("./postgres-place.mjs").PostgresPlace} place
 */
export function makeCluster(data, password, place) {
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  // Created under another name, so that an interrupted first start leaves nothing that looks finished.
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  for (const left of [draft, data]) rmSync(left, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) for (const file of [draft, passwordFile]) chownSync(file, place.user.uid, place.user.gid);
  const options = {
    "--pgdata": draft,
    "--username": "linekeeper",
    "--pwfile": passwordFile,
    "--auth": "scram-sha-256",
    "--encoding": "UTF8",
    // The built-in provider sorts the same on every machine, whatever locales are installed.
    "--locale-provider": "builtin",
    "--builtin-locale": "C.UTF-8",
    "--locale": "C",
  };
  const result = spawnSync(path.join(place.native, "bin/initdb"), Object.entries(options).flat(), {
    ...(place.user ?? {}),
    cwd: place.home,
    encoding: "utf8",
  });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0)
    throw new Error(`PostgreSQL's data folder could not be initialized:\n${result.stderr || result.error}`);
  renameSync(draft, data);
}

/**
 * Stops a server that still runs on this data folder. PostgreSQL itself handles the pid file of a dead server, unless
 * another process has that pid by now; PostgreSQL would mistake it for a server, so the file is removed here.
 * @param {string} data
 * @param {import("./postgres-place.mjs").PostgresPlace} place
 */
export async function stopLeftover(data, place) {
  const pidFile = path.join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(data)) {
    const pgCtl = path.join(place.native, "bin/pg_ctl");
    for (const mode of ["fast", "immediate"]) {
      const options = { ...(place.user ?? {}), cwd: place.home };
      const { status } = spawnSync(pgCtl, ["-D", data, "-m", mode, "-w", "-t", "30", "stop"], options);
      if (status === 0) return;
    }
    throw new Error(`PostgreSQL still runs on ${data} and could not be stopped.`);
  }
  // A zombie, which its parent has not reaped yet, still occupies its pid.
  if (isTaken(pid)) {
    for (let waited = 0; isInUse(data) && waited < BACKENDS_GONE_WITHIN_MS; waited += 100) await delay(100);
    rmSync(pidFile, { force: true });
  }
}

/** Whether a process has this working directory, as PostgreSQL's backends have their data folder. @param {string} folder */
function isInUse(folder) {
  if (!existsSync("/proc/self/cwd")) return false;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}
