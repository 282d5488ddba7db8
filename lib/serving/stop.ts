import type { Server } from "node:http";
import { Server as Listener } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { RequestsUnderWay } from "./watch-requests";

// Pages and server start are separate bundles in one process, so module state would not be shared.
const globals = globalThis as typeof globalThis & { linekeeperStopping?: boolean };

const LOOK_EVERY_MS = 20;
/** If a turn of the event loop is this short, hardly any connection is still waiting to be accepted. */
const QUICK_TURN_MS = 2;
const QUICK_TURN_WITHIN_MS = 1_000;

/** Whether this process was told to stop and should get no new requests. */
export function isStopping(): boolean {
  return globals.linekeeperStopping === true;
}

/**
 * Stops a web server without losing a request:
 * 1. For `noticeMs` it serves as before, so that a load balancer can notice.
 * 2. It accepts no new connections. Open ones may send one more request within `noticeMs` and are asked to close with
 *    the answer. Closing them right away would lose a request that is just being sent.
 * 3. It finishes all requests, but cuts those that take longer than `patienceMs`.
 * If no request has come for `noticeMs` and nobody is connected, it does not wait.
 */
export async function stopServing(
  requests: RequestsUnderWay,
  { noticeMs, patienceMs }: { noticeMs: number; patienceMs: number },
): Promise<void> {
  globals.linekeeperStopping = true;
  const server = requests.server();
  if (!server) return;
  const isEmpty = async () => requests.answers.size === 0 && (await connectionsOf(server)) === 0;
  // A client may be between two connections, so an empty server does not prove that nobody is using it.
  await until(async () => requests.quietMs() >= noticeMs && (await isEmpty()), noticeMs);
  await untilAllAccepted(server);
  // The HTTP server's own `close` would also close connections that are idle between two requests.
  Listener.prototype.close.call(server);
  requests.closeConnections();
  await until(isEmpty, noticeMs);
  await until(async () => {
    // If the event loop was blocked, a request may have arrived unread, and its connection would look idle.
    await untilAllAccepted(server);
    server.closeIdleConnections();
    return isEmpty();
  }, patienceMs);
  server.closeAllConnections();
}

/**
 * Waits until no connection is waiting to be accepted and no request to be read: closing would cut them off. Requests
 * on a new connection are read one turn of the event loop after it is accepted.
 */
async function untilAllAccepted(server: Server): Promise<void> {
  const end = performance.now() + QUICK_TURN_WITHIN_MS;
  let seen = 0;
  const count = () => void seen++;
  server.on("connection", count).on("request", count);
  for (let isQuiet = false; !isQuiet && performance.now() < end; ) {
    const before = { seen, at: performance.now() };
    // Runs right after the event loop has accepted and read what had arrived.
    await new Promise(setImmediate);
    isQuiet = seen === before.seen && performance.now() - before.at < QUICK_TURN_MS;
  }
  server.off("connection", count).off("request", count);
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

async function until(isMet: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isMet()) && performance.now() < end) await delay(LOOK_EVERY_MS);
}
