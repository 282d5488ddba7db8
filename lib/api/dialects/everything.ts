/** The most that a list of a dialect returns, newest first. These APIs have no pages. */
export const MAX_LISTED = 10_000;
