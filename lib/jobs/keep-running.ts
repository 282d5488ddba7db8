import type { logger } from "@/lib/observability/logger";

/** What the job queue gives back when it runs. */
interface Runner {
  promise: Promise<void>;
  stop: () => Promise<void>;
  /** Says when the queue begins to shut down. */
  events: { once: (event: "pool:gracefulShutdown", heard: () => void) => unknown };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** A queue that shuts down by itself is given this long; one whose connections broke may never say that it has ended. */
const END_PATIENCE_MS = 10_000;

/**
 * Keeps the job queue running: when the database goes away for longer than the queue itself puts up with, it is
 * started again until the database is back. The process never ends for that.
 * @param endPatienceMs how long a queue may take to end after it began to shut down
 * @returns how to stop: running jobs finish first
 */
export function keepRunning(
  start: () => Promise<Runner>,
  log: Pick<ReturnType<typeof logger>, "warn">,
  endPatienceMs = END_PATIENCE_MS,
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
        await untilEnd(runner, endPatienceMs);
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

/** Waits for the queue's end, and no longer than it may take. */
function untilEnd({ promise, events }: Runner, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    events.once("pool:gracefulShutdown", () => {
      timer = setTimeout(() => reject(new Error("The job queue shut down without an end.")), patienceMs);
    });
  });
  return Promise.race([promise, overdue]).finally(() => clearTimeout(timer));
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
