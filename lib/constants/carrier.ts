/** The carrier name of brought numbers. No real carrier is ever asked about them. */
export const BROUGHT = "sip";

/** How the carrier's list can differ from ours. */
export const FINDING_KINDS = ["stray", "lost", "drifted"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_STATES = ["open", "releasing", "resolved"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How a finding ended: by a person (`adopted`, `released`), without us (`gone`, `found`), or by a repair (`repaired`). */
export const RESOLUTIONS = ["adopted", "released", "gone", "found", "repaired"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const RUN_STATES = ["running", "done", "failed"] as const;
export const RUN_TRIGGERS = ["schedule", "console", "command"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** Why a run failed, as the Carrier page says it. */
export const RUN_FAILURES = {
  carrier_unavailable: "The carrier did not answer.",
  account_problem: "The carrier refuses our account.",
  not_configured: "This carrier is no longer configured.",
  abandoned: "The worker stopped before the comparison finished.",
  internal_error: "Something went wrong on our side.",
} as const;
export type RunFailure = keyof typeof RUN_FAILURES;

/** Fields of a number that can drift at the carrier. */
export const DRIFT_FIELDS = ["calls", "label", "carrierNumberId"] as const;

/** Roughly how many numbers a carrier has in an area code; carriers give no totals. */
export const STOCK_LEVELS = ["many", "few", "none"] as const;
export type StockLevel = (typeof STOCK_LEVELS)[number];

/**
 * Whether a carrier answers. `refused`: it rejects our credentials. `silent`: no answer, or one that makes no sense.
 * `not_configured`: never asked, because there are no credentials.
 */
export const CARRIER_ANSWERS = ["yes", "refused", "silent", "not_configured"] as const;
export type CarrierAnswer = (typeof CARRIER_ANSWERS)[number];

/**
 * How a carrier answered the worker's last check, the worst first. `refused`: it answers, but rejects our credentials, and
 * only a person can mend that; `silent` may pass.
 */
export const CARRIER_CHECKS_WORST_FIRST = ["refused", "silent", "up"] as const;
export type CarrierCheck = (typeof CARRIER_CHECKS_WORST_FIRST)[number];

/** Whether a worker is running to finish orders and releases; unknown while the database does not answer. */
export const WORKER_STATES = ["up", "missing", "unknown"] as const;
export type WorkerState = (typeof WORKER_STATES)[number];
