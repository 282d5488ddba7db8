import type { Server } from "node:http";
import { Server as Listener } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { RequestsUnderWay } from "./watch-requests";

// The pages and the start of the server are bundled apart, in one process.
const globals = globalThis as typeof globalThis & { linekeeperStopping?: boolean };

const LOOK_EVERY_MS = 20;
/** A turn of the event loop that is over so soon leaves hardly anybody outside the door. */
const QUICK_TURN_MS = 2;
const QUICK_TURN_WITHIN_MS = 1_000;

/** Whether this process has been told to stop, and nothing new should be sent to it. */
export function isStopping(): boolean {
  return globals.linekeeperStopping === true;
}

/**
 * Stops a web server without losing a request. For a moment it goes on as before, so that whoever spreads the load can
 * notice. Then nobody new can connect, while those who are connected can ask once more, and are told to close with their
 * answer: closing on them would lose what they may just be sending. What is under way is finished.
 * @param options.noticeMs the moment, and as long again for who is connected; none where nobody has asked for as long
 * @param options.patienceMs after which what is not finished is cut
 */
export async function stopServing(
  requests: RequestsUnderWay,
  { noticeMs, patienceMs }: { noticeMs: number; patienceMs: number },
): Promise<void> {
  globals.linekeeperStopping = true;
  const server = requests.server();
  if (!server) return;
  const isEmpty = async () => requests.answers.size === 0 && (await connectionsOf(server)) === 0;
  // Between two connections of one client nobody is connected either, so an empty server alone says nothing.
  await until(async () => requests.quietMs() >= noticeMs && (await isEmpty()), noticeMs);
  await untilAllAreIn(server);
  // The web server's own `close` would close connections in use that rest between two requests.
  Listener.prototype.close.call(server);
  requests.closeConnections();
  await until(isEmpty, noticeMs);
  await until(async () => {
    // After the loop stood still, a connection whose request has come and was not read yet would pass for an idle one.
    await untilAllAreIn(server);
    server.closeIdleConnections();
    return isEmpty();
  }, patienceMs);
  server.closeAllConnections();
}

/**
 * Waits for a moment in which nobody waits to be let in or to be read: closing the door on them would cut them off. Who
 * is let in is read a turn of the loop later.
 */
async function untilAllAreIn(server: Server): Promise<void> {
  const end = performance.now() + QUICK_TURN_WITHIN_MS;
  let seen = 0;
  const count = () => void seen++;
  server.on("connection", count).on("request", count);
  for (let isQuiet = false; !isQuiet && performance.now() < end; ) {
    const before = { seen, at: performance.now() };
    // Comes right after the loop has taken in and read whoever had arrived.
    await new Promise(setImmediate);
    isQuiet = seen === before.seen && performance.now() - before.at < QUICK_TURN_MS;
  }
  server.off("connection", count).off("request", count);
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

async function until(isSo: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo()) && performance.now() < end) await delay(LOOK_EVERY_MS);
}
