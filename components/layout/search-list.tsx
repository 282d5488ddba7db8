"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from "react";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { SearchField } from "./search-field";

export interface SearchItem {
  id: string;
  label: ReactNode;
  /** Said under the label: where it is, so that two of one name can be told apart. */
  detail?: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
}
export interface SearchGroup {
  title: string;
  items: SearchItem[];
  /** Found by the server, which takes a moment. */
  searched?: boolean;
}

interface Props {
  label: string;
  /** A shorter text for the empty field, where the label does not fit on a phone. */
  placeholder?: string | undefined;
  query: string;
  onQuery: (query: string) => void;
  /** Whether Enter was pressed before the list was there; the best hit for what was typed is chosen then. */
  entered?: boolean;
  groups: SearchGroup[];
  onChoose: (id: string) => void;
  pending?: boolean;
  /**
   * Whether what was searched for on the server belongs to an earlier text, or has not come yet. Nothing of it can be
   * chosen, and Enter waits for it.
   */
  stale?: boolean;
  /** Said where nothing matches. */
  empty: ReactNode;
  /** Loads the next page; absent if everything is shown. */
  onMore?: (() => void) | undefined;
  /** Asks again after a failure; absent if nothing failed. */
  onRetry?: (() => void) | undefined;
}

/** The id of the item at the end that loads the next page. */
const MORE = "more";

/** A text field over a list that follows it (ARIA combobox): arrows move, Enter chooses. */
export function SearchList(props: Props) {
  const {
    label,
    placeholder = label,
    query,
    onQuery,
    onChoose,
    entered = false,
    pending,
    stale = false,
    empty,
    onMore,
    onRetry,
  } = props;
  const id = useId();
  const last = props.groups.at(-1)?.items.at(-1);
  const groups = onMore
    ? [...props.groups, { title: "More", items: [{ id: MORE, label: "Show more" }] }]
    : props.groups;
  const items = groups.flatMap((group) => group.items);
  const [activeId, setActiveId] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === activeId),
  );
  const active = items[at];
  const isStale = (group: SearchGroup | undefined) => stale && group?.searched === true;
  const groupOf = (itemId: string) => groups.find((group) => group.items.some((item) => item.id === itemId));

  const [isWaiting, setIsWaiting] = useState(entered);
  const chooseAwaited = useEffectEvent(() => {
    setIsWaiting(false);
    if (active) choose(active.id);
  });
  useEffect(() => {
    if (isWaiting && !stale) chooseAwaited();
  }, [isWaiting, stale]);

  function move(to: number) {
    const next = items.at(to % items.length);
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(`${id}-${next.id}`)?.scrollIntoView({ block: "nearest" });
  }

  function choose(chosen: string) {
    if (isStale(groupOf(chosen))) return;
    if (chosen !== MORE) return onChoose(chosen);
    // The next arrow down goes on to the first item of the new page.
    setActiveId(last?.id ?? null);
    onMore?.();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      // Enter means the best hit for what was typed, which may still be on its way.
      if (stale && (activeId === null || isStale(groupOf(activeId)))) {
        setActiveId(null);
        setIsWaiting(true);
      } else if (active) choose(active.id);
    } else return;
    event.preventDefault();
  }

  return (
    <div className="flex max-h-[70dvh] flex-col">
      <SearchField
        label={label}
        pending={pending}
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        placeholder={placeholder}
        value={query}
        onChange={(event) => {
          setActiveId(null);
          setIsWaiting(false);
          onQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-busy={stale}
        className="overflow-y-auto p-2"
      >
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
                aria-disabled={isStale(group) || undefined}
                onPointerMove={() => !isStale(group) && setActiveId(item.id)}
                // Focus stays in the text field, also for a press that chooses nothing.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(item.id)}
                className={cx(
                  "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5",
                  isStale(group) && "opacity-50",
                  item.id === active?.id && !isStale(group) && "bg-accent-soft",
                )}
              >
                {item.icon && <span className="text-ink-3 [&_svg]:size-4">{item.icon}</span>}
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{item.label}</span>
                  {item.detail && <span className="block text-ink-2 text-sm">{item.detail}</span>}
                </span>
                {item.hint && <span className="max-w-[50%] truncate text-ink-3 text-sm">{item.hint}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p
        role="status"
        className={cx(
          "px-4 text-ink-2",
          onRetry || (items.length === 0 && !pending && !stale) ? "pb-6 text-center" : "sr-only",
        )}
      >
        {onRetry
          ? "The search didn’t work."
          : pending || stale
            ? "Searching…"
            : items.length === 0
              ? empty
              : `${items.length} ${items.length === 1 ? "choice" : "choices"}`}
      </p>
      {onRetry && (
        <p className="pb-6 text-center">
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}
