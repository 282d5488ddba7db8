/** Tells the time. Rules are given one and never read the system's. */
export type Clock = () => Date;

/** The system's clock, or one that started at `startsFrom` when this process did and runs at the usual pace. */
export function makeClock(startsFrom?: string): Clock {
  if (!startsFrom) return () => new Date();
  const offset = new Date(startsFrom).getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
