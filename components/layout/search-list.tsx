"use client";

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";

export interface SearchItem {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
}
export interface SearchGroup {
  title: string;
  items: SearchItem[];
}

interface Props {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  groups: SearchGroup[];
  onChoose: (id: string) => void;
  pending?: boolean;
  /** Said where nothing matches. */
  empty: ReactNode;
}

/** A text field over a list that follows it (ARIA combobox): arrows move, Enter chooses. */
export function SearchList({ label, query, onQuery, groups, onChoose, pending, empty }: Props) {
  const id = useId();
  const items = groups.flatMap((group) => group.items);
  const [activeId, setActiveId] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === activeId),
  );
  const active = items[at];

  function move(to: number) {
    const next = items.at(to % items.length);
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(`${id}-${next.id}`)?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Enter" && active && !event.nativeEvent.isComposing) onChoose(active.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex max-h-[70dvh] flex-col">
      <div className="flex items-center gap-3 border-b px-4">
        {pending ? <Spinner className="text-ink-3" /> : <Icon name="search" className="size-4 text-ink-3" />}
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={label}
          value={query}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
          onChange={(event) => {
            setActiveId(null);
            onQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd className="rounded-md border px-1.5 font-mono text-ink-3 text-xs">Esc</kbd>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="overflow-y-auto p-2">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
          <div key={group.title} role="group" aria-label={group.title} className="pb-1">
            <p aria-hidden="true" className="px-2.5 py-1.5 font-medium text-ink-3 text-xs">
              {group.title}
            </p>
            {group.items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the text field
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text field
              <div
                key={item.id}
                id={`${id}-${item.id}`}
                role="option"
                aria-selected={item.id === active?.id}
                onPointerMove={() => setActiveId(item.id)}
                onClick={() => onChoose(item.id)}
                className={cx(
                  "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5",
                  item.id === active?.id && "bg-accent-soft",
                )}
              >
                {item.icon && <span className="text-ink-3 [&_svg]:size-4">{item.icon}</span>}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.hint && <span className="max-w-[50%] truncate text-ink-3 text-sm">{item.hint}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p
        role="status"
        className={cx("px-4 text-ink-2", items.length === 0 && !pending ? "pb-6 text-center" : "sr-only")}
      >
        {items.length === 0 && !pending && empty}
      </p>
    </div>
  );
}
