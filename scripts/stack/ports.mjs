import { createServer } from "node:net";

/**
 * Whether a port can be listened on, on every interface.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
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
    // A machine without IPv6 has nothing that could be taken there.
    server.once("error", (error) =>
      resolve("code" in error && ["EAFNOSUPPORT", "EADDRNOTAVAIL"].includes(String(error.code))),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The wished port, or the next one that is free.
 * @param {number} wished
 * @param {Set<number>} [taken] ports that are spoken for already
 */
export async function freePort(wished, taken = new Set()) {
  for (let port = wished; port < Math.min(wished + 200, 65536); port++) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port from ${wished} on.`);
}

/**
 * Keeps a port from others while what it is for is still being prepared.
 * @param {number} port
 * @returns {Promise<() => Promise<void>>} gives it free
 */
export async function holdPort(port) {
  const server = createServer((socket) => socket.destroy());
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "0.0.0.0", exclusive: true }, () => resolve(null));
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
