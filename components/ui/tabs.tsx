"use client";

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cx } from "./cx";

export interface Tab {
  value: string;
  label: string;
  content: ReactNode;
}

/** Tabs (ARIA pattern): arrows move and choose. Hidden panels keep what was typed in them. */
export function Tabs({ label, items, initial }: { label: string; items: Tab[]; initial?: string }) {
  const id = useId();
  const [chosen, setChosen] = useState(initial ?? items[0]?.value);

  function onKeyDown(event: KeyboardEvent) {
    const at = items.findIndex((item) => item.value === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = items.at(to % items.length);
    if (!next) return;
    setChosen(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  }

  return (
    <div>
      <div
        role="tablist"
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b"
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            key={item.value}
            id={`${id}-${item.value}`}
            type="button"
            role="tab"
            aria-selected={item.value === chosen}
            aria-controls={`${id}-${item.value}-panel`}
            tabIndex={item.value === chosen ? 0 : -1}
            onClick={() => setChosen(item.value)}
            className={cx(
              "-mb-px min-h-10 border-b-2 px-3 font-medium focus-visible:outline-offset-[-2px]",
              item.value === chosen
                ? "border-accent text-ink"
                : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {item.label}
          </button>
        ))}
      </div>
      {items.map((item) => (
        <div
          key={item.value}
          id={`${id}-${item.value}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${item.value}`}
          hidden={item.value !== chosen}
          className="pt-5"
        >
          {item.content}
        </div>
      ))}
    </div>
  );
}
