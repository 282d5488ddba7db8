"use client";

import { useSearchParams } from "next/navigation";
import { Link } from "@/components/ui/link";
import { cx } from "../ui/cx";
import { useListHref } from "./use-list-href";

export interface FilterOption {
  value: string;
  label: string;
  /** How many rows have it, if that is cheap to know: "3", "50+". */
  count?: string | undefined;
}

interface Props {
  param: string;
  /** Name of the filter, for screen readers: "State". */
  label: string;
  options: readonly FilterOption[];
  /** Label of the chip that removes the filter; null leaves it out. */
  allLabel?: string | null;
  /** Keeps the chips in one row. */
  single?: boolean;
}

/** The look of a chip. */
export function chipStyle(chosen: boolean): string {
  return cx(
    "inline-flex min-h-7 items-center rounded-full border px-3 text-sm whitespace-nowrap transition-colors duration-100",
    chosen
      ? "border-accent bg-accent-soft font-medium text-ink"
      : "border-line bg-panel text-ink-2 hover:border-control hover:text-ink",
  );
}

/** A filter with few values. Each is a link, so that it works before scripts load. */
export function FilterChips({ param, label, options, allLabel = "All", single = false }: Props) {
  const chosen = useSearchParams().get(param) ?? "";
  const hrefWith = useListHref();
  return (
    <ul aria-label={label} className={cx("flex gap-1.5", !single && "flex-wrap")}>
      {(allLabel === null ? options : [{ value: "", label: allLabel }, ...options]).map((option) => (
        <li key={option.value}>
          <Link
            href={hrefWith({ [param]: option.value })}
            scroll={false}
            replace
            aria-current={option.value === chosen ? "true" : undefined}
            className={chipStyle(option.value === chosen)}
          >
            {option.label}
            {option.count && <span className="ml-1.5 text-ink-3 text-xs">{option.count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
