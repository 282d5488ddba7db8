import { type Clock, makeClock } from "@/lib/clock";
import { env } from "@/lib/env";

let clock: Clock | undefined;

/** The clock of this process, as the environment sets it. */
export function processClock(): Clock {
  clock ??= makeClock(env().LINEKEEPER_NOW);
  return clock;
}
