"use client";

import { useEffect } from "react";
import { useController } from "react-hook-form";
import { useOrderedList } from "./use-ordered-list";

/**
 * A list of a form that can be added to, changed, put in order and shortened. It is one value of the form, so that
 * "unsaved" and "discard" see every change.
 * @param name path of the list in the form; null is a list without items
 * @param blank what an added item starts with
 */
export function useOrderedField<T>(name: string, blank: T) {
  const { field, fieldState } = useController({ name });
  const ordered = useOrderedList((field.value ?? []) as T[], field.onChange, blank);

  // A refused submit asks the field to take focus: the first control that is marked wrong does.
  const { ref } = field;
  const { list } = ordered;
  useEffect(() => {
    ref({ focus: () => list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() });
  }, [ref, list]);

  return {
    ...ordered,
    /** Errors by place in the list, as the schema gives them. */
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
