import type { ReactNode } from "react";
import { Pager } from "./pager";

/** What stands in the place of a list without rows. */
export interface EmptyWords {
  /** Shown if nothing was added yet. */
  none: ReactNode;
  /** Shown if the filters leave nothing. */
  noMatch: ReactNode;
}

interface Props<Row> {
  rows: readonly Row[];
  nextCursor: string | null;
  filtered: boolean;
  empty: EmptyWords;
  /** Renders the rows; there is at least one. */
  children: (rows: readonly Row[]) => ReactNode;
}

/** One page of a list with its pager, or why there is nothing to list. */
export function ListBody<Row>({ rows, nextCursor, filtered, empty, children }: Props<Row>) {
  if (rows.length === 0) return filtered ? empty.noMatch : empty.none;
  return (
    <>
      {children(rows)}
      <Pager nextCursor={nextCursor} />
    </>
  );
}
