import { vi } from "vitest";

/** Long enough for the busiest machine. Only a failing test waits this long. */
const GIVE_UP_MS = 30_000;

/** Repeats a check until it passes, and returns its result. Throws the last failure if it never passes. */
export function eventually<T>(check: () => T | Promise<T>, intervalMs = 20): Promise<T> {
  return vi.waitFor(check, { timeout: GIVE_UP_MS, interval: intervalMs });
}
