import { endRunning } from "./run-node.mjs";
import { textOf } from "./start-error.mjs";

/**
 * Runs a program until Ctrl-C, SIGTERM or the end of its terminal, and then stops what it started, in order. When
 * starting fails, says why and exits with 1, leaving nothing behind.
 * @param {(onStop: (stop: () => Promise<void>) => void) => Promise<void>} start hands over how to stop as soon as there
 *   is something to stop
 * @param {number} [codeWhenStopped] the exit code for having been stopped
 */
export async function untilStopped(start, codeWhenStopped = 0) {
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  let stopping = false;
  const end = async (/** @type {number} */ code) => {
    stopping = true;
    await endRunning();
    for (const stop of stops.reverse()) await stop().catch((error) => console.error(textOf(error)));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      if (stopping) return;
      console.log("\nStopping …");
      void end(codeWhenStopped);
    });
  // Whoever read the output may go away; that is no reason to leave a stack without its supervisor.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await start((stop) => stops.push(stop));
  } catch (error) {
    if (stopping) return;
    console.error(textOf(error));
    await end(1);
  }
}
