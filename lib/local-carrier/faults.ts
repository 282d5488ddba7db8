import { z } from "zod";

/** A fault that tests and trials can inject into an operation. */
export const faultSchema = z.strictObject({
  /** The operation whose requests fail, or `any`. */
  operation: z.enum([
    "any",
    "search",
    "buy",
    "list",
    "fetch",
    "update",
    "release",
    "account",
    "price",
    "calls",
  ]),
  kind: z.enum([
    /** Does it, and answers after `delayMs`. */
    "delay",
    /** Refuses with `status` and Twilio's `code`. */
    "refuse",
    /** Answers 500 without doing it. */
    "fail_before",
    /** Does it, and answers 500. */
    "fail_after",
    /** Drops the connection without doing it. */
    "cut_before",
    /** Does it, and drops the connection. */
    "cut_after",
    /** Does it, and answers 200 with a page of HTML. */
    "html",
    /** Does it, and sends half of the JSON. */
    "truncated",
    /** Does it, and sends 50 MB of spaces. */
    "huge",
  ]),
  /** How many requests fail; all of them if not set. */
  times: z.number().int().positive().optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  status: z.number().int().min(400).max(599).optional(),
  code: z.number().int().optional(),
  /** Seconds to send as `Retry-After` with a refusal. */
  retryAfter: z.number().int().min(0).optional(),
});
export type Fault = z.infer<typeof faultSchema>;
export type Operation = Exclude<Fault["operation"], "any">;

/** The active faults, and how often each is still to happen. */
export class Switchboard {
  #faults: Fault[] = [];

  set(faults: Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  /** The fault for this request, if there is one. Counts it as used. */
  take(operation: Operation): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) => candidate.operation === "any" || candidate.operation === operation,
    );
    if (fault?.times !== undefined && --fault.times === 0)
      this.#faults.splice(this.#faults.indexOf(fault), 1);
    return fault;
  }
}
