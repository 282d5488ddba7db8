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

/** How long backends may take to notice that their server is gone. */
const BACKENDS_GONE_WITHIN_MS = 10_000;

/**
 * Makes a data folder where there is none yet.
 * @param {string} data
 * @param {string} password of the user `linekeeper`, who owns everything in it
 * @param {import("./postgres-place.mjs").PostgresPlace} place
 */
export function makeCluster(data, password, place) {
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  // Made beside its final name, so that an interrupted first start leaves nothing that looks finished.
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
    // Built in: sorts the same on every machine, whatever locales it has.
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
    throw new Error(`PostgreSQL's data folder could not be made:\n${result.stderr || result.error}`);
  renameSync(draft, data);
}

/**
 * Stops a server that still runs on this data folder. The note that a dead one left is PostgreSQL's own to judge,
 * unless its number belongs to another process by now, which PostgreSQL would mistake for a server.
 * @param {string} data
 * @param {import("./postgres-place.mjs").PostgresPlace} place
 */
export async function stopLeftover(data, place) {
  const note = path.join(data, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(data)) {
    const pgCtl = path.join(place.native, "bin/pg_ctl");
    for (const mode of ["fast", "immediate"]) {
      const options = { ...(place.user ?? {}), cwd: place.home };
      const { status } = spawnSync(pgCtl, ["-D", data, "-m", mode, "-w", "-t", "30", "stop"], options);
      if (status === 0) return;
    }
    throw new Error(`A PostgreSQL that still runs on ${data} could not be stopped.`);
  }
  // A dead process that nobody has buried yet has a number too.
  if (isTaken(pid)) {
    for (let waited = 0; worksIn(data) && waited < BACKENDS_GONE_WITHIN_MS; waited += 100) await delay(100);
    rmSync(note, { force: true });
  }
}

/** Whether a process works in this folder, as PostgreSQL's do in their data. @param {string} folder */
function worksIn(folder) {
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
