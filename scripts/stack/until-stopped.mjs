import { endRunning } from "./run-node.mjs";
import { textOf } from "./start-error.mjs";

/**
 * Runs a program until Ctrl-C, SIGTERM or the end of its terminal, and then stops what it started, newest first. If
 * starting fails, it stops everything, prints the reason and exits with 1.
 * @param {(onStop: (stop: () => Promise<void>) => void) => Promise<void>} start must pass a function to `onStop` for
 *   each thing it starts, as soon as there is something to stop
 * @param {number} [codeWhenStopped] the exit code after a signal
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
  // If the reader of the output goes away, writing fails. That must not end the supervisor.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await start((stop) => stops.push(stop));
  } catch (error) {
    if (stopping) return;
    console.error(textOf(error));
    await end(1);
  }
}
