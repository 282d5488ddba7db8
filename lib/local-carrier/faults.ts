import { z } from "zod";

/** What the switchboard can be told to do to an operation, for trials and tests. */
export const faultSchema = z.strictObject({
  /** Which requests: one operation, or all of them. */
  operation: z.enum(["any", "search", "buy", "list", "fetch", "update", "release", "account", "price"]),
  kind: z.enum([
    /** Answers late, after `delayMs`. */
    "delay",
    /** Refuses with `status` and Twilio's `code`, without effect. */
    "refuse",
    /** 500, nothing was done. */
    "fail_before",
    /** 500, but it was done. */
    "fail_after",
    /** The connection breaks, nothing was done. */
    "cut_before",
    /** The connection breaks, but it was done. */
    "cut_after",
    /** 200 with a page of HTML, and it was done. */
    "html",
    /** Half of the JSON, and it was done. */
    "truncated",
    /** 50 MB of spaces, and it was done. */
    "huge",
  ]),
  /** How many requests it meets; for ever without. */
  times: z.number().int().positive().optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  status: z.number().int().min(400).max(599).optional(),
  code: z.number().int().optional(),
  /** Seconds, sent as `Retry-After` with a refusal. */
  retryAfter: z.number().int().min(0).optional(),
});
export type Fault = z.infer<typeof faultSchema>;
export type Operation = Exclude<Fault["operation"], "any">;

/** Which faults are switched on, and how often each is still to happen. */
export class Switchboard {
  #faults: Fault[] = [];

  set(faults: Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  /** The fault that meets this request, if one does; it is used up by one. */
  take(operation: Operation): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) => candidate.operation === "any" || candidate.operation === operation,
    );
    if (fault?.times !== undefined && --fault.times === 0)
      this.#faults.splice(this.#faults.indexOf(fault), 1);
    return fault;
  }
}
