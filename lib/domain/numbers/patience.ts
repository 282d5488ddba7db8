/**
 * The worker leaves a request that much time to finish a release by itself, in milliseconds: two processes at one would
 * only wait for each other. A sweep takes up what the request leaves behind.
 */
export const WORKER_AFTER_MS = 5_000;

/**
 * Waits for work that goes on without us, but no longer than that.
 * @param ms milliseconds
 * @param onFailure told of a failure of the work, whenever it comes; waiting ends with it, and does not fail
 * @returns what the work came to; null where it failed or goes on
 */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  onFailure: (error: unknown) => void,
): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const ended = work.catch((error) => {
    onFailure(error);
    return null;
  });
  const result = await Promise.race([ended, patience]);
  clearTimeout(timer);
  return result;
}
