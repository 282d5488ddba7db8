"use client";

import { useEffect } from "react";
import { useController } from "react-hook-form";
import { useOrderedList } from "./use-ordered-list";

/**
 * An ordered list in a form. It is a single form value, so that "unsaved" and "discard" cover every change.
 * @param name path of the list in the form; null counts as an empty list
 * @param blank what an added item starts with
 */
export function useOrderedField<T>(name: string, blank: T) {
  const { field, fieldState } = useController({ name });
  const ordered = useOrderedList((field.value ?? []) as T[], field.onChange, blank);

  // A refused submit asks the field to take focus; pass it on to the first invalid control.
  const { ref } = field;
  const { list } = ordered;
  useEffect(() => {
    ref({ focus: () => list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() });
  }, [ref, list]);

  return {
    ...ordered,
    /** Errors by position in the list, as the schema reports them. */
    errors: fieldState.error as unknown as (ItemError | undefined)[] | ItemError | undefined,
    onBlur: field.onBlur,
  };
}

export interface ItemError {
  message?: string;
  question?: { message?: string };
  answer?: { message?: string };
  root?: { message?: string };
}
