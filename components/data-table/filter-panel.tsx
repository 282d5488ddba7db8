"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useId, useRef } from "react";
import { buttonStyle } from "../ui/button-style";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { LinkButton } from "../ui/link-button";
import { placePopover } from "../ui/place-popover";
import { FilterForm } from "./filter-form";
import { useListHref } from "./use-list-href";

interface Props {
  /** The parameters of the filters that stand in the row where there is room, and those that never do. */
  params: { inRow: readonly string[]; more: readonly string[] };
  children: ReactNode;
}

/**
 * The filters that have no room in the row, behind a button that says how many are set. The browser opens and closes it,
 * so it works before scripts load; then it stands in the middle of the window.
 */
export function FilterPanel({ params, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const search = useSearchParams();
  const hrefWith = useListHref();
  const all = [...params.inRow, ...params.more];
  const setOf = (names: readonly string[]) => names.filter((name) => search.get(name)).length;
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        className={buttonStyle("secondary", "md", "shrink-0 font-normal")}
      >
        <Icon name="sliders-horizontal" className="size-4 text-ink-3" />
        Filters
        <SetCount count={setOf(all)} className="lg:hidden" />
        <SetCount count={setOf(params.more)} className="max-lg:hidden" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        data-panel
        role="dialog"
        aria-label="Filters"
        className="appears floating m-auto w-80 max-w-[calc(100vw-1rem)] p-4"
        onToggle={(event) => {
          if (event.newState === "open" && panel.current && button.current)
            placePopover(panel.current, button.current, "end");
        }}
      >
        <FilterForm params={all} className="grid gap-3">
          {children}
          {setOf(all) > 0 && (
            <LinkButton
              variant="ghost"
              className="justify-self-start"
              scroll={false}
              replace
              href={hrefWith(Object.fromEntries([...all, "zone"].map((name) => [name, ""])))}
            >
              Clear filters
            </LinkButton>
          )}
        </FilterForm>
      </div>
    </>
  );
}

function SetCount({ count, className }: { count: number; className: string }) {
  if (count === 0) return null;
  return (
    <span
      className={cx(
        "grid min-w-5 place-items-center rounded-full bg-accent px-1.5 text-accent-ink text-xs",
        className,
      )}
    >
      <span>
        {count}
        <span className="sr-only"> set</span>
      </span>
    </span>
  );
}
