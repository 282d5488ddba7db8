"use client";

import { useActionState } from "react";
import { Alert } from "@/components/feedback/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type SignInState, signInAction } from "@/lib/actions/account-actions";

/** E-mail and password. A form of the browser's own, so that it works before scripts arrive. */
export function SignInForm({ next }: { next: string | undefined }) {
  const [state, submit, pending] = useActionState<SignInState, FormData>(signInAction, null);
  const fault = (path: string) => state?.result.fields?.find((field) => field.path === path)?.message;
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {state && !state.result.fields && (
        <Alert tone="bad">
          <p>{state.result.message}</p>
        </Alert>
      )}
      {next && <input type="hidden" name="next" value={next} />}
      <Labelled id="email" label="E-mail" fault={fault("email")}>
        <Input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={state?.email}
          required
        />
      </Labelled>
      <Labelled id="password" label="Password" fault={fault("password")}>
        <Input id="password" name="password" type="password" autoComplete="current-password" required />
      </Labelled>
      <Button type="submit" variant="primary" busy={pending}>
        Sign in
      </Button>
    </form>
  );
}

function Labelled(props: {
  id: string;
  label: string;
  fault: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={props.id} className="font-medium">
        {props.label}
      </label>
      {props.children}
      {props.fault && (
        <p role="alert" className="text-bad text-sm">
          {props.fault}
        </p>
      )}
    </div>
  );
}
