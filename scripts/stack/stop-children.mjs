/** What the others ask; it outlives them, so that what is under way can be finished. */
export const LOCAL_CARRIER = "local carrier";

/**
 * Stops the processes of a stack: web server and worker at the same time, since neither needs the other to finish what it
 * has begun, and the local carrier once both have ended.
 * @param {Pick<import("./supervise.mjs").Supervised, "name" | "stop">[]} children
 */
export async function stopChildren(children) {
  await Promise.all(children.filter(({ name }) => name !== LOCAL_CARRIER).map((child) => child.stop()));
  await Promise.all(children.filter(({ name }) => name === LOCAL_CARRIER).map((child) => child.stop()));
}

/**
 * How long a process may take to stop, in milliseconds: what it allows itself (`lib/env.ts`), and a little more. A web
 * server gives notice twice (`lib/serving/stop.ts`).
 * @param {NodeJS.ProcessEnv} environment
 */
export function patienceOf({ STOP_NOTICE_MS, STOP_PATIENCE_MS }) {
  return 2 * Number(STOP_NOTICE_MS || 1_000) + Number(STOP_PATIENCE_MS || 20_000) + 5_000;
}
