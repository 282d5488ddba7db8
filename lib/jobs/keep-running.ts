import type { logger } from "@/lib/observability/logger";

/** What the job queue gives back when it runs. */
interface Runner {
  promise: Promise<void>;
  stop: () => Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Keeps the job queue running: when the database goes away for longer than the queue itself puts up with, it is
 * started again until the database is back. The process never ends for that.
 * @returns how to stop: running jobs finish first
 */
export function keepRunning(
  start: () => Promise<Runner>,
  log: Pick<ReturnType<typeof logger>, "warn">,
): { stop: () => Promise<void> } {
  let stopping = false;
  let runner: Runner | undefined;
  const pause = new AbortController();
  const loop = async () => {
    for (let pauseMs = FIRST_PAUSE_MS; !stopping; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        runner = await start();
        if (stopping) await runner.stop();
        pauseMs = FIRST_PAUSE_MS;
        await runner.promise;
      } catch (error) {
        log.warn({ err: error }, "The job queue stopped; it is started again");
      }
      runner = undefined;
      if (!stopping) await wait(pauseMs, pause.signal);
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      stopping = true;
      pause.abort();
      await runner?.stop().catch(() => undefined);
      await ended;
    },
  };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
