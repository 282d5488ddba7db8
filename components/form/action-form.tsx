"use client";

import type { MouseEvent, ReactNode } from "react";
import { type FieldValues, FormProvider, type UseFormReturn } from "react-hook-form";
import type { Failure } from "@/components/feedback/attempt";
import { FormAlert } from "./form-alert";
import { SubmittingContext } from "./submitting-context";
import { UnsavedGuard } from "./unsaved-guard";

interface Props<V extends FieldValues, O> {
  /** What `useActionForm` gave. */
  state: {
    form: UseFormReturn<V, unknown, O>;
    submit: (event?: React.FormEvent) => Promise<void>;
    formError: Failure | null;
    submitting: boolean;
  };
  children: ReactNode;
  className?: string;
  /** Asks before unsaved changes are left; on unless a form is not worth asking for. */
  guard?: boolean;
  "aria-label"?: string;
}

/** The form around the fields: sends on Enter, shows what failed above them, guards what is not saved. */
export function ActionForm<V extends FieldValues, O>({
  state,
  children,
  className,
  guard = true,
  ...rest
}: Props<V, O>) {
  return (
    <FormProvider {...state.form}>
      <SubmittingContext value={state.submitting}>
        <form
          noValidate
          onSubmit={state.submit}
          onMouseDown={keepFocus}
          className={className ?? "grid gap-5"}
          {...rest}
        >
          {state.formError && <FormAlert error={state.formError} />}
          {children}
        </form>
        {/* Beside the form and not in it: its dialog holds a form of its own. */}
        {guard && <UnsavedGuard submitting={state.submitting} />}
      </SubmittingContext>
    </FormProvider>
  );
}

/**
 * Leaving a field may show its error and push a button away between press and release: the press would be lost. So
 * pressing a button does not take the focus; the field is judged when it is left otherwise, and at submit.
 */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
}
