"use client";

import type { MouseEvent, ReactNode } from "react";
import { type FieldValues, FormProvider, type UseFormReturn } from "react-hook-form";
import type { Failure } from "@/components/feedback/attempt";
import { FormAlert } from "./form-alert";
import { NeedsScripts } from "./needs-scripts";
import { SubmittingContext } from "./submitting-context";
import { UnsavedGuard } from "./unsaved-guard";

interface Props<V extends FieldValues, O> {
  /** What `useActionForm` returned. */
  state: {
    form: UseFormReturn<V, unknown, O>;
    submit: (event?: React.FormEvent) => Promise<void>;
    formError: Failure | null;
    submitting: boolean;
    reload: () => void;
  };
  children: ReactNode;
  className?: string;
  /** Whether to ask before unsaved changes are lost. */
  guard?: boolean;
  "aria-label"?: string;
}

/**
 * The form around the fields. Enter submits, errors of the whole form appear on top, unsaved changes are guarded. It
 * cannot be sent before scripts have loaded (`SubmitButton`), and if a browser sent it anyway, it would post: what was
 * typed never gets into an address.
 */
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
          method="post"
          onSubmit={state.submit}
          onMouseDown={keepFocus}
          className={className ?? "grid gap-5"}
          {...rest}
        >
          <NeedsScripts />
          {state.formError && <FormAlert error={state.formError} onReload={state.reload} />}
          {children}
        </form>
        {/* Outside the form, because its dialog contains another form. */}
        {guard && <UnsavedGuard submitting={state.submitting} />}
      </SubmittingContext>
    </FormProvider>
  );
}

/**
 * Blurring a field may show its error and move a button away between press and release, which would lose the click. So
 * pressing a button does not take focus; the field is validated at its next blur and at submit.
 */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
}
