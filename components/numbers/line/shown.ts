/** How much of a line's history its page shows; a link leads to the rest. */
export const HISTORY_PAGE = { limit: 20 } as const;
