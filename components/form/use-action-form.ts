"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import { config, type input as Input, type output as Output, type ZodType } from "zod";
import type { Failure } from "@/components/feedback/attempt";
import type { ActionResult } from "@/lib/errors";
import { splitFieldErrors } from "./field-errors";

// zod compiles validators with `new Function`, which the content security policy forbids.
config({ jitless: true });

export type FormSuccess<T> = Extract<ActionResult<T>, { ok: true }>;

/** A server action that takes the parsed values. */
type FormAction<S extends ZodType<FieldValues, FieldValues>> = (
  input: Output<S>,
) => Promise<ActionResult<unknown>>;
type DataOf<A extends (input: never) => Promise<ActionResult<unknown>>> = Extract<
  Awaited<ReturnType<A>>,
  { ok: true }
>["data"];

interface Options<S extends ZodType<FieldValues, FieldValues>, A extends FormAction<S>> {
  schema: S;
  defaultValues: DefaultValues<Input<S>>;
  action: A;
  onSuccess: (data: DataOf<A>, result: FormSuccess<DataOf<A>>) => void | Promise<void>;
  /** Sees a failure first; `true` means that it has been dealt with and the form says nothing. */
  onError?: (error: Failure) => unknown;
}

export interface ActionFormState<V extends FieldValues = FieldValues, O = FieldValues> {
  form: UseFormReturn<V, unknown, O>;
  submit: (event?: FormEvent) => Promise<void>;
  formError: Failure | null;
  submitting: boolean;
}

/**
 * A form that is checked by the same schema as the server, at blur and at submit, and sent by a server action.
 * It cannot be sent twice at once, keeps what was typed when it fails, and puts the server's field errors at their
 * fields, the first of them focused.
 */
export function useActionForm<S extends ZodType<FieldValues, FieldValues>, A extends FormAction<S>>(
  options: Options<S, A>,
) {
  type Values = Input<S>;
  const form = useForm<Values, unknown, Output<S>>({
    resolver: zodResolver(options.schema) as never,
    defaultValues: options.defaultValues,
    mode: "onTouched",
    shouldFocusError: true,
  });
  const [formError, setFormError] = useState<Failure | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const sending = useRef(false);

  function fail(error: Failure) {
    if (options.onError?.(error) === true) return;
    const { known, rest } = splitFieldErrors(error.fields ?? [], form.getValues());
    for (const [index, field] of known.entries())
      form.setError(
        field.path as Path<Values>,
        { type: field.code, message: field.message },
        { shouldFocus: index === 0 },
      );
    if (known.length === 0 || rest.length > 0) setFormError({ ...error, fields: rest });
  }

  async function send(values: Output<S>) {
    if (sending.current) return;
    sending.current = true;
    setSubmitting(true);
    setFormError(null);
    try {
      const result = (await options.action(values)) as ActionResult<DataOf<A>>;
      if (!result.ok) return fail(result);
      form.reset(form.getValues());
      await options.onSuccess(result.data, result);
    } catch (error) {
      unstable_rethrow(error);
      fail(UNREACHABLE);
    } finally {
      sending.current = false;
      setSubmitting(false);
    }
  }

  const submit = async (event?: FormEvent) => {
    event?.stopPropagation();
    let isRefused = false;
    await form.handleSubmit(send, () => {
      isRefused = true;
    })(event);
    // A field that had the focus already is not brought into sight by getting it.
    if (isRefused) bringIntoSight(document.activeElement);
  };
  return { form, submit, formError, submitting } satisfies ActionFormState<Values, Output<S>>;
}

/** With its label, which stands above it. */
function bringIntoSight(element: Element | null): void {
  element?.scrollIntoView({ block: "nearest" });
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    element.labels?.[0]?.scrollIntoView({ block: "nearest" });
}

const UNREACHABLE: Failure = {
  ok: false,
  code: "internal_error",
  message:
    "Linekeeper could not be reached. What you typed is still here; check the connection and try again.",
  details: {},
  requestId: "",
};
