"use client";

import { useActionState, useEffect, useRef } from "react";
import { Alert } from "@/components/feedback/alert";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type SignInState, signInAction } from "@/lib/actions/account-actions";

/** E-mail and password. A form of the browser's own, so that it works before scripts arrive. */
export function SignInForm({ next }: { next: string | undefined }) {
  const [state, submit, pending] = useActionState<SignInState, FormData>(signInAction, null);
  const form = useRef<HTMLFormElement>(null);
  const fault = (path: string) => state?.result.fields?.find((field) => field.path === path)?.message;
  useEffect(() => {
    if (state) form.current?.querySelector<HTMLElement>("[aria-invalid], #password")?.focus();
  }, [state]);
  return (
    <form ref={form} action={submit} className="grid gap-4" noValidate>
      {state && !state.result.fields && (
        <Alert tone="bad" live>
          <p>{state.result.message}</p>
        </Alert>
      )}
      {next && <input type="hidden" name="next" value={next} />}
      <FieldShell label="E-mail" htmlFor="email" error={fault("email")}>
        <Input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={state?.email}
          invalid={fault("email") !== undefined}
          aria-describedby={describedBy("email", { error: fault("email") })}
          required
        />
      </FieldShell>
      <FieldShell label="Password" htmlFor="password" error={fault("password")}>
        <Input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          invalid={fault("password") !== undefined}
          aria-describedby={describedBy("password", { error: fault("password") })}
          required
        />
      </FieldShell>
      <Button type="submit" variant="primary" busy={pending}>
        Sign in
      </Button>
    </form>
  );
}
