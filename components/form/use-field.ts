"use client";

import { useId } from "react";
import { get, useFormContext, useFormState } from "react-hook-form";

/**
 * What a field needs of the form around it: an id, how to register, its error at the moment, and the value that it
 * starts with, so that the first HTML shows it before scripts run.
 */
export function useField(name: string) {
  const id = useId();
  const { register, control } = useFormContext();
  const { errors, defaultValues } = useFormState({ control, name });
  const found: { message?: unknown; root?: { message?: unknown } } | undefined = get(errors, name);
  const message = found?.message ?? found?.root?.message;
  const initial: unknown = get(defaultValues, name);
  return {
    id,
    register,
    initial: typeof initial === "string" ? initial : undefined,
    error: typeof message === "string" ? message : undefined,
  };
}
