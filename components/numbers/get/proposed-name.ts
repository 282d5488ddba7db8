import { PAGE_LIMIT } from "@/lib/constants/limits";

const NAME = "Main Line";

/** Filters of the lines whose names are taken: all of an organization, which has fewer than a page. */
export const linesWithNames = (orgId: string) => ({ orgId, limit: PAGE_LIMIT.max });

/**
 * The name to propose for a new line: "Main Line", or "Main Line 2" if there is one.
 * @param taken the names of the organization's lines and open orders
 */
export function proposedName(taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const isFree = (name: string) => !names.has(name.toLowerCase());
  if (isFree(NAME)) return NAME;
  for (let number = 2; ; number++) {
    const numbered = `${NAME} ${number}`;
    if (isFree(numbered)) return numbered;
  }
}
