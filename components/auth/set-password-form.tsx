"use client";

import type { PlainFormState } from "@/lib/actions/plain-form";
import { ExpiredLink } from "./expired-link";
import { PASSWORD_HELP } from "./password-help";
import { PlainField, PlainForm } from "./plain-form";

interface Props {
  token: string;
  /** Whose password it is; password managers save it under this name. */
  email: string;
  submitLabel: string;
  action: (before: PlainFormState, form: FormData) => Promise<PlainFormState>;
}

/** Sets a password with a one-time link, then signs the person in. */
export function SetPasswordForm({ token, email, submitLabel, action }: Props) {
  return (
    <PlainForm
      action={action}
      submitLabel={submitLabel}
      ifLost="We don’t know whether the password was saved. Try again: if it was, this page tells you to sign in with it."
      instead={(refusal) => refusal.code === "link_expired" && <ExpiredLink />}
    >
      <input type="hidden" name="token" value={token} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PlainField
        name="password"
        type="password"
        label="New password"
        help={PASSWORD_HELP}
        autoComplete="new-password"
      />
    </PlainForm>
  );
}
