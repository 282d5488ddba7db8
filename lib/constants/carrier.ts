/** How the carrier's list can differ from ours. */
export const FINDING_KINDS = ["stray", "lost", "drifted"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_STATES = ["open", "releasing", "resolved"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How a difference ended: by hand (`adopted`, `released`), by itself (`gone`, `found`), or set right (`repaired`). */
export const RESOLUTIONS = ["adopted", "released", "gone", "found", "repaired"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const RUN_STATES = ["running", "done", "failed"] as const;
export const RUN_TRIGGERS = ["schedule", "console", "command"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** Why a comparison could not be finished, as the Carrier page says it. */
export const RUN_FAILURES = {
  carrier_unavailable: "The carrier did not answer.",
  account_problem: "The carrier refuses our account.",
  abandoned: "The worker ended in the middle of it.",
  internal_error: "Something went wrong on our side.",
} as const;
export type RunFailure = keyof typeof RUN_FAILURES;

/** What of a number can drift at the carrier. */
export const DRIFT_FIELDS = ["webhookUrl", "label", "carrierNumberId"] as const;
