import { EventEmitter, once } from "node:events";
import type { Pace } from "./pace";

/** A piece that is spoken in one go. */
export interface Clause {
  text: string;
  /** Whether what is said next is another utterance. */
  isLast: boolean;
  /** What the person may cut it off with. */
  interruptible: Interruptible;
  /** Called when it begins, and once all of it has been heard. */
  onStarted?: () => void;
  onPlayed?: () => void;
}

export type Interruptible = "none" | "dtmf" | "speech" | "any";

/** What a person heard at once. */
export interface Heard {
  text: string;
  /** Whether the person cut it off. */
  interrupted: boolean;
}

/** Pauses longer than this end an utterance for whoever listens. */
const PAUSE_MS = 700;

/** The voice that a person on the phone hears: it speaks what is queued, clause by clause, at a voice's pace. */
export class Voice {
  readonly heard: Heard[] = [];
  readonly #pace: Pace;
  readonly #ended: AbortSignal;
  readonly #onHeard: (heard: Heard) => void;
  readonly #changes = new EventEmitter();
  #queue: Clause[] = [];
  #current: { clause: Clause; startedAt: number; cut: AbortController } | null = null;
  /** What has been heard of the present utterance, without the present clause. */
  #utterance = "";
  #utteranceStartedAt = 0;

  /** @param onHeard told of each utterance when it is over */
  constructor(pace: Pace, ended: AbortSignal, onHeard: (heard: Heard) => void) {
    this.#pace = pace;
    this.#ended = ended;
    this.#onHeard = onHeard;
    this.#changes.setMaxListeners(0);
  }

  get isSpeaking(): boolean {
    return this.#current !== null || this.#queue.length > 0;
  }

  /** What has been heard of the present utterance so far. */
  get heardSoFar(): string {
    return this.#joined(this.#partOfCurrent());
  }

  /** What may cut off the present clause; null if nothing is being said. */
  get interruptible(): Interruptible | null {
    return this.#current?.clause.interruptible ?? this.#queue[0]?.interruptible ?? null;
  }

  say(clause: Clause): void {
    this.#queue.push(clause);
    if (!this.#current) void this.#speak();
  }

  /**
   * Stops, and drops what is queued.
   * @returns what was heard of the utterance, and for how long it had been spoken
   */
  stop(): { heard: string; ms: number } {
    const heard = this.heardSoFar;
    const ms = Math.round(this.#pace.since(this.#utteranceStartedAt));
    this.#queue = [];
    this.#current?.cut.abort();
    this.#current = null;
    this.#finish(heard, true);
    return { heard, ms };
  }

  /** Waits until all that is queued has been said. */
  async silent(): Promise<void> {
    while (this.isSpeaking) await this.#changed();
  }

  /** Waits until so many words of an utterance have been heard. */
  async saidWords(count: number): Promise<void> {
    const step = 1000 / 5;
    while (this.heardSoFar.split(" ").filter(Boolean).length < count)
      await this.#pace.wait(step, this.#ended);
  }

  /**
   * Waits until something has been said since `seen`, and a pause came after it; or, if nothing is ever said, until the
   * patience of the listener ends.
   */
  async turnEnds(seen: number, patienceMs: number): Promise<void> {
    const askedAt = performance.now();
    for (;;) {
      await this.silent();
      if (this.heard.length <= seen) {
        // Real time, also on quick calls: the installation takes as long as ever.
        if (performance.now() - askedAt > patienceMs) return;
        await this.#pace.wait(50, this.#ended);
        continue;
      }
      const count = this.heard.length;
      await this.#pace.wait(PAUSE_MS, this.#ended);
      if (!this.isSpeaking && this.heard.length === count) return;
    }
  }

  async #speak(): Promise<void> {
    for (let clause = this.#queue.shift(); clause; clause = this.#queue.shift()) {
      const cut = new AbortController();
      const startedAt = performance.now();
      if (this.#utterance === "") this.#utteranceStartedAt = startedAt;
      this.#current = { clause, startedAt, cut };
      this.#changes.emit("change");
      clause.onStarted?.();
      const whole = await this.#pace
        .wait(this.#pace.speaking(clause.text), AbortSignal.any([cut.signal, this.#ended]))
        .then(() => true)
        .catch(() => false);
      // Whoever stopped it has already dealt with it.
      if (this.#current?.cut !== cut) return;
      const heard = whole ? clause.text : this.#partOfCurrent();
      this.#current = null;
      if (!whole) return this.#finish(this.#joined(heard), true);
      clause.onPlayed?.();
      this.#utterance = this.#joined(heard);
      if (clause.isLast) this.#finish(this.#utterance, false);
    }
    this.#changes.emit("change");
  }

  #finish(text: string, interrupted: boolean): void {
    if (text) {
      this.heard.push({ text, interrupted });
      this.#onHeard({ text, interrupted });
    }
    this.#utterance = "";
    this.#changes.emit("change");
  }

  #joined(part: string): string {
    return [this.#utterance, part.trim()].filter(Boolean).join(" ");
  }

  /** The words of the present clause that have been spoken, none of them cut. */
  #partOfCurrent(): string {
    if (!this.#current) return "";
    const { clause, startedAt } = this.#current;
    const share = this.#pace.since(startedAt) / this.#pace.speaking(clause.text);
    if (share >= 1) return clause.text;
    const spoken = clause.text.slice(0, Math.floor(clause.text.length * share));
    return spoken.slice(0, Math.max(0, spoken.lastIndexOf(" ")));
  }

  async #changed(): Promise<void> {
    await once(this.#changes, "change", { signal: this.#ended });
  }
}

/** Splits a sentence where a voice may pause. */
export function clausesOf(text: string): string[] {
  return (text.match(/[^.!?;:]+[.!?;:]*\s*/g) ?? []).map((clause) => clause.trim()).filter(Boolean);
}
