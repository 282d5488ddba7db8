/** The local carrier's process name. It stops after the others, so that they can finish their carrier calls. */
export const LOCAL_CARRIER = "local carrier";

/**
 * Stops a stack's processes: web server and worker at the same time, because neither needs the other to finish its work,
 * then the local carrier.
 * @param {Pick<import("./supervise.mjs").Supervised, "name" | "stop">[]} children
 */
export async function stopChildren(children) {
  await Promise.all(children.filter(({ name }) => name !== LOCAL_CARRIER).map((child) => child.stop()));
  await Promise.all(children.filter(({ name }) => name === LOCAL_CARRIER).map((child) => child.stop()));
}

/**
 * How long a process may take to stop, in milliseconds: its own limits (`lib/env.ts`) and a little more. A web server
 * waits for the notice period twice (`lib/serving/stop.ts`).
 * @param {NodeJS.ProcessEnv} environment
 */
export function patienceOf({ STOP_NOTICE_MS, STOP_PATIENCE_MS }) {
  return 2 * Number(STOP_NOTICE_MS || 1_000) + Number(STOP_PATIENCE_MS || 20_000) + 5_000;
}
