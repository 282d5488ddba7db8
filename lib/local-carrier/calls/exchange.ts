import { z } from "zod";
import type { CarrierStore } from "../store";
import { Call } from "./call";
import { Pace } from "./pace";
import { parseScript, ScriptError } from "./person";
import { type NumberSettings, reportEnd, runCall } from "./run-document";

/** A call that a test or a trial orders. */
const orderSchema = z.strictObject({
  /** E.164, or letters as carriers send them for withheld numbers: "anonymous". */
  from: z.string().min(1).max(40),
  /** A number that the account owns. */
  to: z.string(),
  /** What the caller does; see `parseScript`. */
  script: z.string().max(10_000).default(""),
  /** 1 is real time. */
  speed: z.number().min(1).max(50).default(1),
});

/** Calls in progress, and those that ended since the process started. */
const MAX_CALLS = 500;

/** What the control requests show of a call. */
export interface CallRecord {
  sid: string;
  from: string;
  to: string;
  status: Call["status"];
  seconds: number;
  heard: Call["voice"]["heard"];
  done: string[];
  /** What was heard, said and pressed, in order. */
  course: Call["course"];
  alerts: Call["alerts"];
}

/** The carrier's exchange: people call numbers that it sold, and it asks their installation what to do. */
export class Exchange {
  readonly #calls = new Map<string, Call>();

  constructor(
    readonly store: CarrierStore,
    readonly account: { accountSid: string; authToken: string },
  ) {}

  /**
   * Places a call. It goes on after this has answered.
   * @returns the call's id, or why nobody can call like that
   */
  async place(input: unknown): Promise<{ sid: string } | { refused: string }> {
    const order = orderSchema.safeParse(input);
    if (!order.success) return { refused: z.prettifyError(order.error) };
    const { from, to, script, speed } = order.data;
    const steps = stepsOf(script);
    if (typeof steps === "string") return { refused: steps };
    const [owned] = await this.store.list({ number: to, offset: 0, limit: 1 });
    if (!owned) return { refused: `${to} is not in service.` };
    const call = new Call({ accountSid: this.account.accountSid, from, to, pace: new Pace(speed) });
    this.#keep(call);
    const settings = {
      voiceUrl: owned.voice_url,
      voiceFallbackUrl: owned.voice_fallback_url,
      statusCallback: owned.status_callback,
    };
    void this.#carry(call, settings, steps);
    return { sid: call.sid };
  }

  /** The call as it is now; undefined if it is not known. */
  find(sid: string): CallRecord | undefined {
    const call = this.#calls.get(sid);
    if (!call) return undefined;
    const { from, to } = call.facts;
    const { status, seconds, done, course, alerts } = call;
    return { sid, from, to, status, seconds, heard: call.voice.heard, done, course, alerts };
  }

  /** The calls that are known, the latest first. @param status only those in this state */
  list(status?: string | null): Call[] {
    return [...this.#calls.values()].reverse().filter((call) => !status || call.status === status);
  }

  /** Ends all calls. */
  close(): void {
    for (const call of this.#calls.values()) call.end("failed");
  }

  async #carry(call: Call, number: NumberSettings, steps: ReturnType<typeof parseScript>): Promise<void> {
    const caller = call.play(steps);
    await Promise.allSettled([runCall(call, number, this.account.authToken), caller]);
    call.end("failed");
    const { sid, status, seconds, startedAt, facts } = call;
    const endedAt = call.endedAt ?? new Date();
    await this.store
      .recordCall({ sid, status, seconds, startedAt, endedAt, from: facts.from, to: facts.to })
      .catch(() => {});
    await reportEnd(call, number, this.account.authToken);
  }

  #keep(call: Call): void {
    this.#calls.set(call.sid, call);
    for (const [sid, { endedAt }] of this.#calls) {
      if (this.#calls.size <= MAX_CALLS) break;
      if (endedAt) this.#calls.delete(sid);
    }
  }
}

function stepsOf(script: string): ReturnType<typeof parseScript> | string {
  try {
    return parseScript(script);
  } catch (error) {
    if (error instanceof ScriptError) return error.message;
    throw error;
  }
}
