/**
 * How long the worker leaves a release to the request that began it, in milliseconds: two processes on one release
 * would only wait for each other. A sweep finds what a request leaves unfinished.
 */
export const WORKER_DELAY_MS = 5_000;

/**
 * Waits for work, but not longer than a limit; the work itself continues.
 * @param ms the limit in milliseconds
 * @param onFailure called if the work fails, also after the limit; the wait itself never throws
 * @returns the result of the work; null if it failed or is still running
 */
export async function waitAtMost<T>(
  ms: number,
  work: Promise<T>,
  onFailure: (error: unknown) => void,
): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const ended = work.catch((error) => {
    onFailure(error);
    return null;
  });
  const result = await Promise.race([ended, limit]);
  clearTimeout(timer);
  return result;
}
