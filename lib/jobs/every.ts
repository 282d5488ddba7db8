import type { logger } from "@/lib/observability/logger";

/**
 * Runs a duty now and then at every interval, and never twice at once: one that takes longer than the interval is left to
 * finish, and comes again at the next one. What fails is logged and tried at the next interval.
 */
export function every(
  milliseconds: number,
  name: string,
  work: () => Promise<unknown>,
  log: Pick<ReturnType<typeof logger>, "error">,
): NodeJS.Timeout {
  let isUnderWay = false;
  const once = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${name} failed`);
    } finally {
      isUnderWay = false;
    }
  };
  void once();
  return setInterval(once, milliseconds);
}
