/** The values of `sort` (product rule 27). */
export const SORTS = ["createdAt", "-createdAt", "name", "-name"] as const;
export type Sort = (typeof SORTS)[number];

/** The order of a list without `sort`: newest first. */
export const DEFAULT_SORT: Sort = "-createdAt";
