import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { FilterForm } from "./filter-form";
import { FilterPanel } from "./filter-panel";
import { SortChips } from "./sort-chips";

interface Props {
  search?: ReactNode;
  /** Filters that stand in the row where there is room, and their parameters. */
  inRow: ReactNode;
  inRowParams: readonly string[];
  /** The same filters as the panel of a narrow window shows them, if it shows them differently. */
  inPanel?: ReactNode;
  /** Filters that are always in the panel. */
  more?: ReactNode;
  moreParams?: readonly string[];
  /** Whether the list can be sorted. Wide windows sort in the headings. */
  sorts?: boolean;
}

/** The row above a list: search and filters. What has no room in it is in a panel, and all of it in the address. */
export function FilterBar(props: Props) {
  const { search, inRow, inRowParams, inPanel = inRow, more, moreParams = [], sorts = false } = props;
  return (
    <div data-filters className="mb-3 flex items-center gap-2">
      {search}
      <FilterForm params={inRowParams} className="flex min-w-0 items-center gap-2 max-lg:hidden">
        {inRow}
      </FilterForm>
      <div className={cx(!more && "lg:hidden")}>
        <FilterPanel params={{ inRow: inRowParams, more: moreParams }}>
          <div className="grid gap-3 lg:hidden">{inPanel}</div>
          {more}
          {sorts && (
            <div className="lg:hidden">
              <SortChips />
            </div>
          )}
        </FilterPanel>
      </div>
    </div>
  );
}
