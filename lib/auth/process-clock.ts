import { type Clock, makeClock } from "@/lib/clock";
import { env } from "@/lib/env";

let clock: Clock | undefined;

/** The clock of this process. `LINEKEEPER_NOW` sets where it starts. */
export function processClock(): Clock {
  clock ??= makeClock(env().LINEKEEPER_NOW);
  return clock;
}
