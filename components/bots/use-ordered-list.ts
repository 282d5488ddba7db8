"use client";

import { useEffect, useRef, useState } from "react";

type Part = "first" | "up" | "down";

/**
 * What can be done to a list that can be added to, changed, put in order and shortened; focus goes where the reader's
 * work goes on. The list's element holds each item, and the one with the add button, as a child of its own.
 * @param onChange takes the list as it is to be
 * @param blank what an added item starts with
 */
export function useOrderedList<T>(items: readonly T[], onChange: (items: T[]) => void, blank: T) {
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ index: number; part: Part } | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (focus) focusPart(list.current, focus.index, focus.part);
  }, [focus]);

  return {
    items,
    list,
    /** What was done last, for who does not see it. */
    said,
    change: (index: number, item: T) => onChange(items.map((each, place) => (place === index ? item : each))),
    add: () => {
      onChange([...items, blank]);
      setFocus({ index: items.length, part: "first" });
      setSaid(`Added as number ${items.length + 1}.`);
    },
    remove: (index: number) => {
      onChange(items.filter((_, place) => place !== index));
      setFocus({ index: Math.min(index, items.length - 2), part: "first" });
      setSaid(`Number ${index + 1} was removed.`);
    },
    move: (index: number, by: -1 | 1) => {
      const to = index + by;
      const moved = items[index];
      if (moved === undefined || to < 0 || to >= items.length) return;
      const next = items.filter((_, place) => place !== index);
      next.splice(to, 0, moved);
      onChange(next);
      setFocus({ index: to, part: by < 0 ? "up" : "down" });
      setSaid(`Moved to number ${to + 1} of ${items.length}.`);
    },
  };
}

/** The control of an item; at the end of the list, where a move button is off, its neighbour; else the add button. */
function focusPart(list: HTMLElement | null, index: number, part: Part): void {
  const item = list?.querySelector(`:scope > [data-index="${index}"]`);
  const moves = ":scope > div > :is([data-part='up'], [data-part='down']):not(:disabled)";
  const wanted = item?.querySelector<HTMLElement>(
    part === "first" ? '[data-part="first"]' : `:scope > div > [data-part="${part}"]:not(:disabled)`,
  );
  const near = item?.querySelector<HTMLElement>(moves);
  (wanted ?? near ?? list?.querySelector<HTMLElement>(':scope > div > [data-part="add"]'))?.focus();
}
