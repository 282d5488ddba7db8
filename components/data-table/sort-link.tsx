"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cx } from "../ui/cx";
import { useListHref } from "./use-list-href";

interface Props {
  /** The order that a press asks for. */
  sort: string;
  /** Whether the list has this column's order now. */
  active: boolean;
  children: ReactNode;
}

/** The heading of a sortable column: leads to the first page of the list in another order. */
export function SortLink({ sort, active, children }: Props) {
  const hrefWith = useListHref();
  return (
    <Link
      href={hrefWith({ sort })}
      scroll={false}
      className={cx(
        "-mx-1.5 inline-flex max-sm:hidden min-h-6 items-center gap-1 rounded-md px-1.5 hover:text-ink",
        active && "text-ink",
      )}
    >
      {children}
    </Link>
  );
}
