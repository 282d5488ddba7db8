import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { nextSort } from "./list-href";
import { RowLinks } from "./row-links";

export interface Column<Row> {
  id: string;
  header: string;
  /** In the first column of a table with `rowHref` this stands inside the row's link: no buttons or links there. */
  cell: (row: Row) => ReactNode;
  /** Sorting by it: the column's name in `sort`, with "-" before it for downwards. */
  sortKey?: string;
  /** Left out on windows narrower than that. */
  hideBelow?: "sm" | "md" | "lg";
  align?: "start" | "end";
}

interface Props<Row> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes each row a link: a real one in its first column, stretched over the row. */
  rowHref?: (row: Row) => string;
  /** The order at the moment: "name", "-createdAt". */
  sort?: string;
  /** The address of the list in another order. */
  onSortHref?: (sort: string) => string;
}

const HIDE = { sm: "max-sm:hidden", md: "max-md:hidden", lg: "max-lg:hidden" } as const;

/** Rows of a list. Narrow windows stack the cells of a row. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowHref, sort, onSortHref }: Props<Row>) {
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
              <Heading key={column.id} column={column} sort={sort} onSortHref={onSortHref} />
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

interface HeadingProps<Row> {
  column: Column<Row>;
  sort?: string;
  onSortHref?: (sort: string) => string;
}

function Heading<Row>({ column, sort, onSortHref }: HeadingProps<Row>) {
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
      {sortKey && onSortHref ? (
        <Link
          href={onSortHref(nextSort(sortKey, sort))}
          scroll={false}
          className={cx(
            "-mx-1.5 inline-flex min-h-6 items-center gap-1 rounded-md px-1.5 hover:text-ink",
            direction !== "none" && "text-ink",
          )}
        >
          {column.header}
          <Icon name={arrow} className="size-3.5" />
        </Link>
      ) : (
        <span className="inline-flex min-h-6 items-center">{column.header}</span>
      )}
    </th>
  );
}
