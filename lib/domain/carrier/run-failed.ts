import type { RunFailure } from "@/lib/constants/carrier";

/** Thrown where a comparison cannot go on; what it has settled so far stays settled. */
export class RunFailed extends Error {
  readonly reason: RunFailure;

  constructor(reason: RunFailure) {
    super(`The comparison ended: ${reason}`);
    this.reason = reason;
  }
}
