/** How much of a line's history its page shows before it leads to all of it. */
export const HISTORY_PAGE = { limit: 20 } as const;
