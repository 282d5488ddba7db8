/** A visit to a line from a row of what needs somebody. It lives as long as the page's scripts, which is enough. */
interface Visit {
  lineId: string;
  /** The list that the reader came from. */
  back: string;
  /** The rows to go on with, the next one first. */
  rows: string[];
}

let visit: Visit | null = null;
let arriving: string[] = [];

/** Remembers from where a line is visited. */
export function beginVisit(begun: Visit): void {
  visit = begun;
}

/** Forgets it: the reader did something else instead. */
export function endVisit(): void {
  visit = null;
}

/**
 * Ends the visit because the line no longer needs anybody.
 * @returns the list to return to; null if the reader did not come from one
 */
export function leaveVisit(lineId: string): string | null {
  const left = visit?.lineId === lineId ? visit : null;
  visit = null;
  arriving = left?.rows ?? [];
  return left?.back ?? null;
}

/** The rows to go on with on the list that the reader has just returned to, once. */
export function takeRows(): string[] {
  const rows = arriving;
  arriving = [];
  return rows;
}
