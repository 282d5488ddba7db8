/** Tells the time. Rules are given a clock and never read the system's. */
export type Clock = () => Date;

/**
 * Makes a clock.
 * @param startsFrom the time that the clock shows now and continues from; without it, the clock is the system's
 */
export function makeClock(startsFrom?: string): Clock {
  if (!startsFrom) return () => new Date();
  const offset = new Date(startsFrom).getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
