import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { RequestsUnderWay } from "./watch-requests";

// The pages and the start of the server are bundled apart, in one process.
const globals = globalThis as typeof globalThis & { linekeeperStopping?: boolean };

const LOOK_EVERY_MS = 20;

/** Whether this process has been told to stop, and nothing new should be sent to it. */
export function isStopping(): boolean {
  return globals.linekeeperStopping === true;
}

/**
 * Stops a web server without losing a request. For a moment it still takes new ones, so that whoever spreads the load
 * can notice; every answer closes its connection. Then nobody can connect any more, and what is under way is finished.
 * @param options.noticeMs the moment; nobody connected, no moment
 * @param options.patienceMs after which what is not finished is cut
 */
export async function stopServing(
  requests: RequestsUnderWay,
  { noticeMs, patienceMs }: { noticeMs: number; patienceMs: number },
): Promise<void> {
  globals.linekeeperStopping = true;
  requests.closeConnections();
  const server = requests.server();
  if (!server) return;
  await until(async () => (await connectionsOf(server)) === 0, noticeMs);
  server.close();
  await until(async () => {
    // Their present answer was under way already when they were asked to close.
    server.closeIdleConnections();
    return requests.answers.size === 0;
  }, patienceMs);
  server.closeAllConnections();
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

async function until(isSo: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo()) && performance.now() < end) await delay(LOOK_EVERY_MS);
}
