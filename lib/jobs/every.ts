import type { logger } from "@/lib/observability/logger";

/** A duty that has not ended by then hangs, at a connection that nobody answers on any more. */
const LOST_AFTER_MS = 10 * 60_000;

/**
 * Runs a duty now and then at every interval, and never twice at once: one that takes longer than the interval is left to
 * finish, and comes again at the next one, or after ten minutes in any case. What fails is logged and tried at the next
 * interval.
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
      // One that was taken for lost may end after all, while another is under way.
      if (begunAt === now) begunAt = null;
    }
  };
  void once();
  return setInterval(once, milliseconds);
}
