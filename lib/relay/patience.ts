/** Slower than any voice speaks, in milliseconds. */
const MS_PER_CHARACTER = 120;

/** Notices when a caller is silent although it is their turn. */
export class Patience {
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor(
    readonly ms: number,
    readonly onSilence: () => void,
  ) {}

  /** It is the caller's turn now. */
  start(): void {
    this.#wait(this.ms);
  }

  /** It is the caller's turn once this has been spoken, in case the carrier does not tell when that is. */
  startAfter(text: string): void {
    this.#wait(this.ms + text.length * MS_PER_CHARACTER);
  }

  /** The caller speaks. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** There is no caller any more. */
  end(): void {
    this.#hasEnded = true;
    this.stop();
  }

  #wait(ms: number): void {
    this.stop();
    if (!this.#hasEnded) this.#timer = setTimeout(this.onSilence, ms);
  }
}
