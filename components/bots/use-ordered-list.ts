"use client";

import { useEffect, useRef, useState } from "react";

type Part = "first" | "up" | "down";

/**
 * Adds, edits, moves and removes items of a list, and moves focus to where the reader continues. Each item must be a
 * direct child of the list's element, and so must the element with the add button.
 * @param onChange takes the new list
 * @param blank what an added item starts with
 */
export function useOrderedList<T>(items: readonly T[], onChange: (items: T[]) => void, blank: T) {
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ index: number; part: Part } | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const { keys, setKeys, nextKey } = useKeys(items.length);

  useEffect(() => {
    if (focus) focusPart(list.current, focus.index, focus.part);
  }, [focus]);

  return {
    items,
    /** Keys of the items, which stay with them when they move. */
    keys,
    list,
    /** Describes the last change to screen readers. */
    announcement,
    change: (index: number, item: T) => onChange(items.map((each, place) => (place === index ? item : each))),
    add: () => {
      onChange([...items, blank]);
      setKeys([...keys, nextKey()]);
      setFocus({ index: items.length, part: "first" });
      setAnnouncement(`Added number ${items.length + 1}.`);
    },
    remove: (index: number) => {
      onChange(items.filter((_, place) => place !== index));
      setKeys(keys.filter((_, place) => place !== index));
      setFocus({ index: Math.min(index, items.length - 2), part: "first" });
      setAnnouncement(`Removed number ${index + 1}.`);
    },
    move: (index: number, by: -1 | 1) => {
      const to = index + by;
      const moved = items[index];
      if (moved === undefined || to < 0 || to >= items.length) return;
      onChange(items.toSpliced(index, 1).toSpliced(to, 0, moved));
      setKeys(keys.toSpliced(index, 1).toSpliced(to, 0, ...keys.slice(index, index + 1)));
      setFocus({ index: to, part: by < 0 ? "up" : "down" });
      setAnnouncement(`Moved to number ${to + 1} of ${items.length}.`);
    },
  };
}

/** Keys of a list's items. If the list was replaced by another one, the items' places are as good as any. */
function useKeys(length: number) {
  const [kept, setKeys] = useState<readonly number[]>(() => Array.from({ length }, (_, place) => place));
  const next = useRef(length);
  const keys = Array.from({ length }, (_, place) => kept[place] ?? -1 - place);
  return { keys, setKeys, nextKey: () => next.current++ };
}

/** Focuses a control of an item. If that move button is disabled, the other one; without items, the add button. */
function focusPart(list: HTMLElement | null, index: number, part: Part): void {
  const item = list?.querySelector(`:scope > [data-index="${index}"]`);
  const moves = ":scope > div > :is([data-part='up'], [data-part='down']):not(:disabled)";
  const wanted = item?.querySelector<HTMLElement>(
    part === "first" ? '[data-part="first"]' : `:scope > div > [data-part="${part}"]:not(:disabled)`,
  );
  const near = item?.querySelector<HTMLElement>(moves);
  (wanted ?? near ?? list?.querySelector<HTMLElement>(':scope > div > [data-part="add"]'))?.focus();
}
