/**
 * The worker leaves a request that much time to finish by itself, in milliseconds: two processes at one order or release
 * would only wait for each other. A sweep takes up what the request leaves behind.
 */
export const WORKER_AFTER_MS = 5_000;

/**
 * Waits for work that goes on without us, but no longer than that.
 * @param ms milliseconds
 * @param onFailure told of a failure of the work, whenever it comes; waiting ends with it, and does not fail
 */
export async function within(
  ms: number,
  work: Promise<unknown>,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(onFailure), patience]);
  clearTimeout(timer);
}
