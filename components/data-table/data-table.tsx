import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { nextSort } from "./list-href";
import { RowLinks } from "./row-links";
import { SortLink } from "./sort-link";

export interface Column<Row> {
  id: string;
  header: string;
  /** In the first column of a table with `rowHref` this is inside the row's link: no buttons or links there. */
  cell: (row: Row) => ReactNode;
  /** The column's name in `sort`, if the list can be sorted by it; "-" in front of it sorts downwards. */
  sortKey?: string;
  /** Hidden in windows narrower than this. */
  hideBelow?: "sm" | "md" | "lg" | "xl";
  align?: "start" | "end";
}

interface Props<Row> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes each row a link: a real one in the first column, stretched over the row. */
  rowHref?: (row: Row) => string;
  /** The current order: "name", "-createdAt". A table without one cannot be sorted. */
  sort?: string;
}

const HIDE = { sm: "max-sm:hidden", md: "max-md:hidden", lg: "max-lg:hidden", xl: "max-xl:hidden" } as const;

/** The rows of a list as a table. Narrow windows stack the cells of a row. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowHref, sort }: Props<Row>) {
  const classes = columns.map((column, index) =>
    cx(
      "data-cell",
      index === 0 && "max-sm:w-full",
      column.align === "end" && "sm:text-right",
      column.hideBelow && HIDE[column.hideBelow],
    ),
  );
  return (
    <div className="surface overflow-hidden">
      <table className="w-full max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <RowLinks className="max-sm:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowHref ? "data-row data-row-link" : "data-row"}>
              {columns.map((column, index) => (
                <td key={column.id} className={classes[index]}>
                  {index === 0 && rowHref ? (
                    <a href={rowHref(row)} className="row-link">
                      {column.cell(row)}
                    </a>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </RowLinks>
      </table>
    </div>
  );
}

function Heading<Row>({ column, sort }: { column: Column<Row>; sort?: string }) {
  const { sortKey } = column;
  const direction = !sortKey
    ? null
    : sort === sortKey
      ? "ascending"
      : sort === `-${sortKey}`
        ? "descending"
        : "none";
  const arrow =
    direction === "ascending" ? "arrow-up" : direction === "descending" ? "arrow-down" : "chevrons-up-down";
  return (
    <th
      scope="col"
      aria-sort={direction === null || direction === "none" ? undefined : direction}
      className={cx(
        "bg-sunken/50 px-4 py-2 font-medium text-ink-3 text-xs",
        column.align === "end" ? "text-right" : "text-left",
        column.hideBelow && HIDE[column.hideBelow],
      )}
    >
      {sortKey && sort ? (
        <>
          {/* Stacked rows have no headings to see, so nothing there may take the focus. */}
          <span className="sm:hidden">{column.header}</span>
          <SortLink sort={nextSort(sortKey, sort)} active={direction !== "none"}>
            {column.header}
            <Icon name={arrow} className="size-3.5" />
          </SortLink>
        </>
      ) : (
        <span className="inline-flex min-h-6 items-center">{column.header}</span>
      )}
    </th>
  );
}
