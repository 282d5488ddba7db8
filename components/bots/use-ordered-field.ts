"use client";

import { useEffect, useRef, useState } from "react";
import { useController } from "react-hook-form";

type Part = "first" | "up" | "down";

/**
 * A list of a form that can be added to, changed, put in order and shortened. It is one value of the form, so that
 * "unsaved" and "discard" see every change; focus goes where the reader's work goes on.
 * @param name path of the list in the form; null is a list without items
 * @param blank what an added item starts with
 */
export function useOrderedField<T>(name: string, blank: T) {
  const { field, fieldState } = useController({ name });
  const items = (field.value ?? []) as T[];
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ index: number; part: Part } | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (focus) focusPart(list.current, focus.index, focus.part);
  }, [focus]);

  // A refused submit asks the field to take focus: the first control that is marked wrong does.
  const { ref } = field;
  useEffect(() => {
    ref({ focus: () => list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() });
  }, [ref]);

  return {
    items,
    list,
    said,
    /** Errors by place in the list, as the schema gives them. */
    errors: fieldState.error as unknown as (ItemError | undefined)[] | ItemError | undefined,
    onBlur: field.onBlur,
    change: (index: number, item: T) =>
      field.onChange(items.map((each, place) => (place === index ? item : each))),
    add: () => {
      field.onChange([...items, blank]);
      setFocus({ index: items.length, part: "first" });
      setSaid(`Added as number ${items.length + 1}.`);
    },
    remove: (index: number) => {
      field.onChange(items.filter((_, place) => place !== index));
      setFocus({ index: Math.min(index, items.length - 2), part: "first" });
      setSaid(`Number ${index + 1} was removed.`);
    },
    move: (index: number, by: -1 | 1) => {
      const to = index + by;
      const moved = items[index];
      if (moved === undefined || to < 0 || to >= items.length) return;
      const next = items.filter((_, place) => place !== index);
      next.splice(to, 0, moved);
      field.onChange(next);
      setFocus({ index: to, part: by < 0 ? "up" : "down" });
      setSaid(`Moved to number ${to + 1} of ${items.length}.`);
    },
  };
}

export interface ItemError {
  message?: string;
  question?: { message?: string };
  answer?: { message?: string };
  root?: { message?: string };
}

/** The control of an item; at the end of the list, where a move button is off, its neighbour; else the add button. */
function focusPart(list: HTMLElement | null, index: number, part: Part): void {
  const item = list?.querySelector(`[data-index="${index}"]`);
  const wanted = item?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`);
  const near = item?.querySelector<HTMLElement>(
    '[data-part="up"]:not(:disabled), [data-part="down"]:not(:disabled)',
  );
  (wanted ?? near ?? list?.querySelector<HTMLElement>('[data-part="add"]'))?.focus();
}
