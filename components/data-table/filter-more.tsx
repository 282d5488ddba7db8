"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useId, useRef } from "react";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { placePopover } from "../ui/place-popover";
import { chipStyle, FilterChips, type FilterOption } from "./filter-chips";

interface Props {
  param: string;
  label: string;
  /** Values that are rarely wanted. */
  options: readonly FilterOption[];
}

/** The rare values of a filter behind one chip, which shows the chosen one. */
export function FilterMore({ param, label, options }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const value = useSearchParams().get(param);
  useEffect(() => {
    if (value !== undefined) panel.current?.hidePopover();
  }, [value]);
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={chosen ? `More: ${chosen.label}` : `More: ${label}`}
        className={cx(chipStyle(chosen !== undefined), "gap-1")}
      >
        {chosen?.label ?? "More"}
        <Icon name="chevron-down" className="size-3.5 text-ink-3" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="appears floating m-auto p-3"
        onToggle={(event) => {
          if (event.newState === "open" && panel.current && button.current)
            placePopover(panel.current, button.current, "start");
        }}
      >
        <FilterChips param={param} label={label} options={options} allLabel={null} />
      </div>
    </>
  );
}
