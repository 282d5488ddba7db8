"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import {
  type ComponentProps,
  createContext,
  type FormEvent,
  type ReactNode,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { Alert } from "@/components/feedback/alert";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { PlainFormState } from "@/lib/actions/plain-form";

interface Props {
  /** A server action; the form also works before scripts load. */
  action: (before: PlainFormState, form: FormData) => Promise<PlainFormState>;
  submitLabel: string;
  /** What to do if the answer is lost, so that nobody knows whether it was done. */
  ifLost: ReactNode;
  /** Shown instead of the form after a refusal that nothing typed can change; null for any other. */
  instead?: (refusal: NonNullable<PlainFormState>["result"]) => ReactNode;
  children: ReactNode;
}

const StateContext = createContext<PlainFormState>(null);

/** A plain HTML form around one server action. With scripts, what was typed also stays when the answer is lost. */
export function PlainForm({ action, submitLabel, ifLost, instead, children }: Props) {
  const [served, serve] = useActionState(action, null);
  const [answered, setAnswered] = useState<PlainFormState>(null);
  const [lost, setLost] = useState<"lost" | "outdated" | null>(null);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const state = answered ?? served;
  useEffect(() => {
    if (state) form.current?.querySelector<HTMLElement>("[aria-invalid], [type=password]")?.focus();
  }, [state]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const typed = new FormData(event.currentTarget);
    start(async () => {
      setLost(null);
      try {
        setAnswered(await action(null, typed));
      } catch (error) {
        unstable_rethrow(error);
        setLost(unstable_isUnrecognizedActionError(error) ? "outdated" : "lost");
      }
    });
  }

  const replaced = state && instead?.(state.result);
  if (replaced) return replaced;
  return (
    <form ref={form} action={serve} onSubmit={submit} className="grid gap-4" noValidate>
      {state && !state.result.fields && !lost && (
        <Alert tone="bad" live>
          <p>{state.result.message}</p>
        </Alert>
      )}
      {lost === "lost" && (
        <Alert tone="warn" live title="Linekeeper doesn’t answer">
          <p>{ifLost}</p>
        </Alert>
      )}
      {lost === "outdated" && (
        <Alert tone="warn" live title="Linekeeper was updated after you opened this page">
          <p>Reload the page to go on.</p>
        </Alert>
      )}
      <StateContext value={state}>{children}</StateContext>
      <Button type="submit" variant="primary" busy={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

type FieldProps = ComponentProps<typeof Input> & { name: string; label: string; help?: ReactNode };

/** A required field of a plain form, with the server's error and what was typed before it. */
export function PlainField({ name, label, help, ...input }: FieldProps) {
  const id = useId();
  const state = use(StateContext);
  const error = state?.result.fields?.find((field) => field.path === name)?.message;
  return (
    <FieldShell label={label} help={help} htmlFor={id} error={error}>
      <Input
        id={id}
        name={name}
        defaultValue={state?.values[name]}
        invalid={error !== undefined}
        aria-describedby={describedBy(id, { error, help })}
        required
        {...input}
      />
    </FieldShell>
  );
}
