import { randomBytes } from "node:crypto";
import type { Pace } from "./pace";
import type { PersonStep } from "./person";
import { Voice } from "./voice";

export type CallStatus = "ringing" | "in-progress" | "completed" | "failed" | "busy";

/** What Twilio shows in its alerts: a code of its dictionary, and words. */
export interface Alert {
  code: number;
  message: string;
}

/** Whoever is waiting for what the person does: a relay, a Gather. */
export interface Listener {
  speechBegins?: () => void;
  said: (text: string) => void;
  key: (digit: string) => void;
}

export interface CallFacts {
  accountSid: string;
  from: string;
  to: string;
  pace: Pace;
}

/** How long a person takes from one key to the next, as recorded. */
const BETWEEN_KEYS_MS = 380;

/** How long a person waits for somebody to speak. */
const PATIENCE_MS = 10_000;

/** A call in progress: who is on it, what they hear and do, and what becomes of it. */
export class Call {
  readonly sid = `CA${randomBytes(16).toString("hex")}`;
  readonly startedAt = new Date();
  readonly alerts: Alert[] = [];
  /** What the person said and pressed. */
  readonly done: string[] = [];
  /** What was heard, said and pressed, in order. */
  readonly course: { by: "line" | "caller"; text: string }[] = [];
  readonly voice: Voice;
  status: CallStatus = "ringing";
  answeredAt: Date | null = null;
  endedAt: Date | null = null;
  /** Set while somebody waits for what the person does. */
  listener: Listener | null = null;
  readonly #over = new AbortController();

  constructor(readonly facts: CallFacts) {
    this.voice = new Voice(facts.pace, this.#over.signal, ({ text, interrupted }) =>
      this.course.push({ by: "line", text: interrupted ? `${text} …` : text }),
    );
  }

  /** Aborted when the call is over, whoever ended it. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  answer(): void {
    this.answeredAt ??= new Date();
    this.status = "in-progress";
  }

  end(status: Exclude<CallStatus, "ringing" | "in-progress"> = "completed"): void {
    if (this.endedAt) return;
    this.endedAt = new Date();
    this.status = status;
    this.#over.abort();
  }

  /** Seconds between answer and end. */
  get seconds(): number {
    if (!this.answeredAt) return 0;
    const ms = ((this.endedAt ?? new Date()).getTime() - this.answeredAt.getTime()) * this.facts.pace.factor;
    return Math.ceil(ms / 1000);
  }

  /** Plays the person's part, and hangs up at its end. */
  async play(script: PersonStep[]): Promise<void> {
    try {
      let seen = 0;
      for (const step of script) seen = await this.#do(step, seen);
      await this.voice.turnEnds(seen, PATIENCE_MS);
      this.end();
    } catch (error) {
      if (!this.over.aborted) throw error;
    }
  }

  /** @returns how much had been heard when the step was done */
  async #do(step: PersonStep, seen: number): Promise<number> {
    const { pace } = this.facts;
    switch (step.act) {
      case "say":
        await this.voice.turnEnds(seen, PATIENCE_MS);
        return this.#say(step.text);
      case "say_over":
        await this.voice.saidWords(step.afterWords);
        return this.#say(step.text);
      case "key":
        await this.voice.turnEnds(seen, PATIENCE_MS);
        return this.#press(step.digits);
      case "wait":
        await pace.wait(step.ms, this.over);
        return seen;
      case "silence":
        await this.voice.turnEnds(seen, PATIENCE_MS);
        await pace.wait(step.ms, this.over);
        return this.voice.heard.length;
      case "hang_up":
        this.end();
        return seen;
      case "if_heard": {
        await this.voice.turnEnds(seen, PATIENCE_MS);
        const heard = this.voice.heard.slice(seen).map(({ text }) => text);
        return step.pattern.test(heard.join(" ")) ? this.#do(step.next, seen) : seen;
      }
    }
  }

  async #press(digits: string): Promise<number> {
    this.done.push(`key ${digits}`);
    this.course.push({ by: "caller", text: `[presses ${digits}]` });
    for (const [index, digit] of [...digits].entries()) {
      if (index > 0) await this.facts.pace.wait(BETWEEN_KEYS_MS, this.over);
      this.listener?.key(digit);
    }
    return this.voice.heard.length;
  }

  async #say(text: string): Promise<number> {
    this.listener?.speechBegins?.();
    const heard = this.voice.heard.length;
    await this.facts.pace.wait(this.facts.pace.speaking(text), this.over);
    this.done.push(`say ${text}`);
    this.course.push({ by: "caller", text });
    this.listener?.said(text);
    return heard;
  }
}
