"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import { config, type input as Input, type output as Output, type ZodType } from "zod";
import { attempt, attemptOnce, type Failure, findOutcome, Intent } from "@/components/feedback/attempt";
import { keepUnsure, type Sent, unsureOf } from "@/components/feedback/unsure";
import type { ActionResult } from "@/lib/errors";
import { missingParts } from "@/lib/typed/reading";
import { draftKeyOf, saveDraft, takeDraft, withoutSecrets } from "./draft";
import { splitFieldErrors } from "./field-errors";

// zod compiles validators with `new Function`, which the content security policy forbids.
config({ jitless: true });

export type FormSuccess<T> = Extract<ActionResult<T>, { ok: true }>;

/** A server action that takes the parsed values, and the form's intent. */
type FormAction<S extends ZodType<FieldValues, FieldValues>> = (
  input: Output<S>,
  intent: string,
) => Promise<ActionResult<unknown>>;
type DataOf<A extends (input: never, intent: string) => Promise<ActionResult<unknown>>> = Extract<
  Awaited<ReturnType<A>>,
  { ok: true }
>["data"];

interface Options<S extends ZodType<FieldValues, FieldValues>, A extends FormAction<S>> {
  schema: S;
  defaultValues: DefaultValues<Input<S>>;
  action: A;
  onSuccess: (data: DataOf<A>, result: FormSuccess<DataOf<A>>) => void | Promise<void>;
  /** Whether the action needs no session, such as signing in. */
  isPublic?: boolean;
  /** Sees a failure first. Returning `true` means that it was handled and the form shows nothing. */
  onError?: (error: Failure) => unknown;
  /** Finishes what the form is still waiting for, before the values are checked. */
  beforeSubmit?: () => Promise<void> | undefined;
}

export interface ActionFormState<V extends FieldValues = FieldValues, O = FieldValues> {
  form: UseFormReturn<V, unknown, O>;
  submit: (event?: FormEvent) => Promise<void>;
  formError: Failure | null;
  submitting: boolean;
  /** Reloads the page and keeps what was typed. */
  reload: () => void;
}

/**
 * A form that is validated with the server's own schema, at blur and at submit, and sent with a server action and an
 * intent. It cannot be sent twice at once, keeps what was typed when sending fails, shows the server's field errors at
 * their fields, and focuses the first one. If the answer is lost, it finds out what happened; sent again, it changes
 * nothing a second time. A form that was closed before that and is opened again has what was typed, and looks first.
 */
export function useActionForm<S extends ZodType<FieldValues, FieldValues>, A extends FormAction<S>>(
  options: Options<S, A>,
) {
  type Values = Input<S>;
  const form = useForm<Values, unknown, Output<S>>({
    resolver: completely(zodResolver(options.schema)) as never,
    defaultValues: options.defaultValues,
    mode: "onTouched",
    shouldFocusError: true,
  });
  const [formError, setFormError] = useState<Failure | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const sending = useRef(false);
  const intent = useRef<Intent>(null);
  const draftKey = draftKeyOf(options.defaultValues);

  const resume = useEffectEvent(() => {
    // What was typed before the page was reloaded for a new version.
    const draft = takeDraft(draftKey);
    const unsure = options.isPublic ? null : unsureOf(draftKey);
    const typed = unsure?.values ?? draft;
    if (typed) form.reset((defaults) => ({ ...defaults, ...typed }), { keepDefaultValues: true });
    if (unsure) void settle(unsure);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form resumes for itself
  useEffect(() => resume(), [draftKey]);

  /** Finds out what became of an act that the form sent before it was closed. */
  async function settle(unsure: Sent) {
    sending.current = true;
    setSubmitting(true);
    intent.current = unsure.intent;
    try {
      await finish(unsure, await findOutcome<DataOf<A>>(unsure.intent, setFormError));
    } finally {
      sending.current = false;
      setSubmitting(false);
    }
  }

  async function finish(sent: Sent, result: FormSuccess<DataOf<A>> | Failure) {
    keepUnsure(draftKey, sent);
    setFormError(null);
    if (!result.ok) return fail(result);
    form.reset(form.getValues());
    await options.onSuccess(result.data, result);
  }

  function reload() {
    saveDraft(draftKey, form.getValues());
    // A form that is being sent is not guarded.
    flushSync(() => setSubmitting(true));
    location.reload();
  }

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
    intent.current ??= new Intent();
    // While the form is open: its password fields say which values are secret.
    const sent = { intent: intent.current, values: withoutSecrets(form.getValues()) };
    try {
      const act = (id: string) => options.action(values, id) as Promise<ActionResult<DataOf<A>>>;
      const result = await (options.isPublic
        ? attemptOnce(() => act(""))
        : attempt(act, {
            intent: sent.intent,
            onChecking: (checking) => {
              keepUnsure(draftKey, sent);
              setFormError(checking);
            },
            ifSavedBefore: "version" in values ? "send" : "show",
          }));
      await finish(sent, result);
    } finally {
      sending.current = false;
      setSubmitting(false);
    }
  }

  async function prepare() {
    const waiting = options.beforeSubmit?.();
    if (!waiting) return;
    sending.current = true;
    setSubmitting(true);
    await waiting;
    sending.current = false;
    setSubmitting(false);
  }

  const submit = async (event?: FormEvent) => {
    event?.stopPropagation();
    event?.preventDefault();
    if (sending.current) return;
    await prepare();
    let isRefused = false;
    await form.handleSubmit(send, () => {
      isRefused = true;
    })(event);
    // Focusing a field that already has focus does not scroll to it.
    if (isRefused) scrollIntoSight(document.activeElement);
  };
  return { form, submit, formError, submitting, reload } satisfies ActionFormState<Values, Output<S>>;
}

/** Checks again where the first check lacked parts that load when they are needed. */
function completely<Asked extends unknown[], Checked>(check: (...asked: Asked) => Checked) {
  return async (...asked: Asked): Promise<Awaited<Checked>> => {
    const checked = await check(...asked);
    const parts = missingParts();
    if (!parts) return checked;
    await parts;
    return check(...asked) as Awaited<Checked>;
  };
}

/** Scrolls to an element and to the label above it. */
function scrollIntoSight(element: Element | null): void {
  element?.scrollIntoView({ block: "nearest" });
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    element.labels?.[0]?.scrollIntoView({ block: "nearest" });
}
