import type { logger } from "@/lib/observability/logger";

/** What the job queue gives back when it runs. */
interface Runner {
  promise: Promise<void>;
  stop: () => Promise<void>;
  /** Says when the queue begins to shut down, and what came of each time that it asked the database for a job. */
  events: {
    once: (event: "pool:gracefulShutdown", heard: () => void) => unknown;
    on: (event: "worker:getJob:error" | "worker:getJob:empty" | "job:start", heard: () => void) => unknown;
  };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/**
 * A queue that shuts down by itself is given this long, since one whose connections broke may never say that it has
 * ended; and so is one that fails whenever it asks for a job, since it may fail for ever: where its very first question
 * was cut off, it keeps that answer (graphile-worker 0.17).
 */
const PATIENCE_MS = 10_000;

/**
 * Keeps the job queue running: when the database goes away for longer than the queue itself puts up with, it is
 * started again until the database is back. The process never ends for that.
 * @param patienceMs how long a queue may take to end after it began to shut down, and how long it may fail to get jobs
 * @returns how to stop: running jobs finish first
 */
export function keepRunning(
  start: () => Promise<Runner>,
  log: Pick<ReturnType<typeof logger>, "warn">,
  patienceMs = PATIENCE_MS,
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
        stopWhenDeaf(runner, patienceMs);
        await untilEnd(runner, patienceMs);
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

/** Stops a queue that has got nothing but errors for so long when it asked for jobs. */
function stopWhenDeaf({ events, stop }: Runner, patienceMs: number): void {
  let timer: NodeJS.Timeout | undefined;
  const isHeard = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  events.on("worker:getJob:error", () => {
    timer ??= setTimeout(() => void stop().catch(() => undefined), patienceMs).unref();
  });
  events.on("worker:getJob:empty", isHeard);
  events.on("job:start", isHeard);
  events.once("pool:gracefulShutdown", isHeard);
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
