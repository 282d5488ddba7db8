import { setTimeout as delay } from "node:timers/promises";

/** Characters that a voice speaks in a second. */
const CHARACTERS_PER_SECOND = 15;

/** How fast calls go: 1 is real time, 50 is the fastest. */
export class Pace {
  constructor(readonly factor: number) {}

  /** Waits for a span of the call's own time. @throws the signal's reason if it is aborted */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await delay(ms / this.factor, undefined, { signal });
  }

  /** How long speaking takes, in milliseconds of the call's own time. */
  speaking(text: string): number {
    return (text.length / CHARACTERS_PER_SECOND) * 1000;
  }

  /** The call's own milliseconds since a moment of `performance.now()`. */
  since(moment: number): number {
    return (performance.now() - moment) * this.factor;
  }
}
