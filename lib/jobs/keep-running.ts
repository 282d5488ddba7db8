import type { logger } from "@/lib/observability/logger";

/** A running job queue, as graphile-worker's `run` returns it. */
interface Runner {
  promise: Promise<void>;
  stop: () => Promise<void>;
  /** Reports when the queue begins to shut down, and the result of each request for a job. */
  events: {
    once: (event: "pool:gracefulShutdown", heard: () => void) => unknown;
    on: (event: "worker:getJob:error" | "worker:getJob:empty" | "job:start", heard: () => void) => unknown;
  };
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/**
 * How long a queue may take to shut down by itself, and how long it may fail to get jobs. One whose connections broke
 * may never report that it has ended. One whose very first request for a job was cut off fails forever, because
 * graphile-worker 0.17 caches that failure.
 */
const PATIENCE_MS = 10_000;

/**
 * Keeps the job queue running. If the database is away for longer than the queue tolerates, the queue is restarted
 * until the database is back; the process never ends because of it.
 * @param patienceMs how long a queue may take to end after it began to shut down, and how long it may fail to get jobs
 * @returns `stop`, which lets running jobs finish first
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
        log.warn({ err: error }, "The job queue stopped and will be restarted");
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

/** Stops a queue that got nothing but errors for `patienceMs` when it asked for jobs. */
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

/** Waits until the queue ends. Rejects if it takes too long to shut down. */
function untilEnd({ promise, events }: Runner, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    events.once("pool:gracefulShutdown", () => {
      timer = setTimeout(
        () => reject(new Error("The job queue began to shut down but did not end.")),
        patienceMs,
      );
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
