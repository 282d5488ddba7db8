import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../stack/places.mjs";
import { WEB_ENVIRONMENT } from "../stack/run-stack.mjs";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
/** A start takes about a second. After this long, something is wrong. */
const READY_WITHIN_MS = 60_000;

/**
 * A web server in its own process.
 * @typedef {{ address: string, stop: () => Promise<void> }} WebServer
 */

/**
 * Starts a web server of a finished build on a port that the system chooses, and waits until it listens. `stop` kills it;
 * other tests check that it stops gracefully.
 * @param {Record<string, string | undefined>} environment `LINEKEEPER_NEXT_DIR` names the build
 * @returns {Promise<WebServer>}
 */
export async function startWebServer(environment) {
  const child = spawn(process.execPath, [NEXT, "start", "-p", "0", "-H", "127.0.0.1"], {
    cwd: ROOT,
    env: { ...environment, ...WEB_ENVIRONMENT, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  try {
    return { address: await addressOf(child, ended), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Waits for the address that it prints once it listens.
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @param {Promise<unknown>} ended
 * @returns {Promise<string>}
 */
async function addressOf(child, ended) {
  let printed = "";
  const streams = [child.stdout, child.stderr];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The web server does not listen:\n${printed}`)),
      READY_WITHIN_MS,
    );
    const read = (/** @type {Buffer} */ chunk) => {
      printed += chunk;
      const address = printed.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      if (!address || !printed.includes("Ready in")) return;
      clearTimeout(timer);
      // Discard later output, because a full pipe would block the server.
      for (const stream of streams) stream.off("data", read).resume();
      resolve(address);
    };
    for (const stream of streams) stream.on("data", read);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`The web server ended:\n${printed}`));
    });
  });
}
