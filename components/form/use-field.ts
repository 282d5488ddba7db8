"use client";

import { useId } from "react";
import { get, type RefCallBack, useFormContext, useFormState } from "react-hook-form";

/**
 * What a field needs from the form around it: an id, `register`, its current error, and its initial value, so that the
 * first HTML shows the value before scripts run. What was typed before they ran is taken over.
 */
export function useField(name: string) {
  const id = useId();
  const { register, setValue, control } = useFormContext();
  const { errors, defaultValues } = useFormState({ control, name });
  const found: { message?: unknown; root?: { message?: unknown } } | undefined = get(errors, name);
  const message = found?.message ?? found?.root?.message;
  const initial: unknown = get(defaultValues, name);
  return {
    id,
    register: (field: string) => {
      const { ref, ...props } = register(field);
      const take = (typed: string) => setValue(field, typed, { shouldDirty: true });
      return { ...props, ref: takingOver(ref, take) };
    },
    initial: typeof initial === "string" ? initial : undefined,
    error: typeof message === "string" ? message : undefined,
  };
}

/** The elements that were looked at when they first appeared. */
const seen = new WeakSet<Element>();

/** The form library writes the initial value into an element when it appears, over what was typed before. */
function takingOver(ref: RefCallBack, take: (typed: string) => void): RefCallBack {
  return (element: unknown) => {
    const typed = typedEarly(element);
    ref(element);
    if (typed !== undefined) take(typed);
  };
}

/** What was typed or chosen in an element before scripts ran; undefined if nothing was. */
function typedEarly(element: unknown): string | undefined {
  if (!(element instanceof Element) || seen.has(element)) return undefined;
  seen.add(element);
  if (element instanceof HTMLSelectElement)
    return Array.from(element.options).some((option) => option.selected !== option.defaultSelected)
      ? element.value
      : undefined;
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type !== "checkbox" && element.type !== "radio");
  return isText && element.value !== element.defaultValue ? element.value : undefined;
}
