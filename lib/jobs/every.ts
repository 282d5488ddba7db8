import type { logger } from "@/lib/observability/logger";

/** After this long a duty counts as hung, for example on a connection that no longer answers. */
const LOST_AFTER_MS = 10 * 60_000;

/**
 * Runs a duty now and at every interval, but never twice at once: if a run takes longer than the interval, the next one
 * starts at the first interval after its end, or after ten minutes at the latest. Failures are logged.
 */
export function every(
  milliseconds: number,
  name: string,
  work: () => Promise<unknown>,
  log: Pick<ReturnType<typeof logger>, "error">,
): NodeJS.Timeout {
  let begunAt: number | null = null;
  const once = async () => {
    const now = performance.now();
    if (begunAt !== null && now - begunAt < LOST_AFTER_MS) return;
    begunAt = now;
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${name} failed`);
    } finally {
      // A run that counted as hung may end while a newer one is running.
      if (begunAt === now) begunAt = null;
    }
  };
  void once();
  return setInterval(once, milliseconds);
}
