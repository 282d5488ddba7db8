import type { RunFailure } from "@/lib/constants/carrier";
import type { CarrierFailure } from "@/lib/telephony/port";

/** Thrown if a run cannot continue. What it has changed so far stays. */
export class RunFailed extends Error {
  readonly reason: RunFailure;

  constructor(reason: RunFailure) {
    super(`The run failed: ${reason}`);
    this.reason = reason;
  }
}

/** Why a run fails if the carrier does not answer one of its questions. */
export function runFailureOf(failure: CarrierFailure): RunFailure {
  if (failure.kind === "not_configured") return "not_configured";
  const isOurAccount = failure.kind === "refused" && failure.reason === "account_problem";
  return isOurAccount ? "account_problem" : "carrier_unavailable";
}
