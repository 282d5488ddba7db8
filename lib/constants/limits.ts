import { DAY_MS, HOUR_MS, MINUTE_MS } from "./moments";

/** How many numbers an organization can have (product rule 4). */
export const NUMBER_LIMIT = 10;
/** Days that a line can wait in quarantine, and the days that the console proposes (product rule 9). */
export const QUARANTINE_DAYS = { min: 1, max: 30, proposed: 7 } as const;
/** How many numbers an order tries in turn if only an area code was requested (product rule 3). */
export const MAX_CANDIDATES = 3;
/** How long lists and Overview show a failed order. */
export const FAILED_ORDER_SHOWN_MS = 7 * DAY_MS;

/** How long an area code in which the carrier had no numbers is not offered (product rule 2). */
export const EMPTY_CODE_MS = HOUR_MS;

/** Characters of a name of anything (product rule 5). */
export const NAME_LENGTH = 100;
/** Characters of names from before they had one limit. An edit may send such a name back, but not set a new one. */
export const FORMER_NAME_LENGTH = { organization: 120, workflow: 200 } as const;
/** Characters of the reason why support acts for somebody. */
export const REASON_LENGTH = 200;
/** Characters of a search. */
export const SEARCH_LENGTH = 100;
/** Rows in one page of a list: at most, and by default (product rule 27). */
export const PAGE_LIMIT = { max: 100, default: 20 } as const;
/** Lists count at most this many rows of a kind, so that no page waits for a count. */
export const COUNT_LIMIT = 50;
/** What needs somebody is counted up to this many. */
export const COUNTED_NEEDS = 1_000;
/** Failed purchases that one act dismisses at most. */
export const DISMISSED_AT_ONCE = 1_000;
/** Overview counts at most this many lines, so that the page does not get slower with more. */
export const COUNTED_LINES = 10_000;

/** The client's `Idempotency-Key`: its length, and how long its answers are retained (product rule 25). */
export const IDEMPOTENCY_KEY = { maxLength: 255, retainedMs: DAY_MS } as const;

/** How long a secret that is shown once can be shown again to the same person if the answer is lost (product rule 25). */
export const SECRET_RETAINED_MS = 10 * MINUTE_MS;

/** Requests that an account's keys and a user's session can make in one window (product rule 26). */
export const RATE_LIMIT = {
  windowSeconds: 60,
  /** Without `RATE_LIMIT_PER_MINUTE`. */
  perAccount: 60,
  perUser: 600,
} as const;
