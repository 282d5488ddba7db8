import { lstatSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { tryClaim } from "./claim.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Whether a port is free on every interface.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isFree(port) {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // On a machine without IPv6, nothing can occupy an IPv6 port.
    server.once("error", (error) =>
      resolve("code" in error && ["EAFNOSUPPORT", "EADDRNOTAVAIL"].includes(String(error.code))),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port that no other installation of this user chooses until it is released or this process ends.
 * @typedef {{ port: number, release: () => void }} ClaimedPort
 */

/**
 * Claims the first free port from `first` on. A claimed port is not even probed, because probing would occupy it just
 * when its owner needs it.
 * @param {number} first
 * @param {number} [count] how many ports are tried
 * @returns {Promise<ClaimedPort | null>} null if none of them is free
 */
export async function claimPort(first, count = 200) {
  const folder = claimsFolder();
  for (let port = first; port < Math.min(first + count, 65536); port++) {
    const result = tryClaim(path.join(folder, String(port)));
    if (!("claim" in result)) continue;
    if (await isFree(port)) return { port, release: () => result.claim.drop() };
    result.claim.drop();
  }
  return null;
}

/**
 * Claims the first free port from `first` on.
 * @param {number} first
 * @throws StartError if there is none
 */
export async function requirePort(first) {
  const claimed = await claimPort(first);
  if (!claimed) throw new StartError(`There is no free port from ${first} on.`);
  return claimed;
}

/**
 * The first free port from `first` on, for a program that claims it itself.
 * @param {number} first
 */
export async function freePort(first) {
  const { port, release } = await requirePort(first);
  release();
  return port;
}

/** The folder of this user's claims. Another user may have made one of that name, in which nothing is written. */
function claimsFolder() {
  const user = process.getuid?.() ?? 0;
  const folder = path.join(tmpdir(), `linekeeper-ports-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || (process.getuid && found.uid !== user))
    throw new StartError(`${folder} belongs to somebody else. Delete it, or set TMPDIR.`);
  return folder;
}
