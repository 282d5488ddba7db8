"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { cx } from "../ui/cx";
import { useListHref } from "./use-list-params";

interface Props {
  param: string;
  /** What is filtered by, for screen readers: "State". */
  label: string;
  options: readonly { value: string; label: string }[];
  /** The chip that takes the filter away. */
  allLabel?: string;
}

/** A filter with few values, one of them chosen; each is a link, so it works before scripts arrive. */
export function FilterChips({ param, label, options, allLabel = "All" }: Props) {
  const chosen = useSearchParams().get(param) ?? "";
  const hrefWith = useListHref();
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {[{ value: "", label: allLabel }, ...options].map((option) => (
        <li key={option.value}>
          <Link
            href={hrefWith({ [param]: option.value })}
            scroll={false}
            replace
            aria-current={option.value === chosen ? "true" : undefined}
            className={cx(
              "inline-flex min-h-7 items-center rounded-full border px-3 text-sm transition-colors duration-100",
              option.value === chosen
                ? "border-accent bg-accent-soft font-medium text-ink"
                : "border-line bg-panel text-ink-2 hover:border-control hover:text-ink",
            )}
          >
            {option.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
