"use client";

import { useId } from "react";
import { get, useFormContext, useFormState } from "react-hook-form";

/** What a field needs of the form around it: an id, how to register, and its error at the moment. */
export function useField(name: string) {
  const id = useId();
  const { register, control } = useFormContext();
  const { errors } = useFormState({ control, name });
  const found: { message?: unknown; root?: { message?: unknown } } | undefined = get(errors, name);
  const message = found?.message ?? found?.root?.message;
  return { id, register, error: typeof message === "string" ? message : undefined };
}
