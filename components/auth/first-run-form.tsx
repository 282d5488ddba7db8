"use client";

import { LinkButton } from "@/components/ui/link-button";
import { createFirstAccountAction } from "@/lib/actions/setup-actions";
import { paths } from "@/lib/paths";
import { PASSWORD_HELP } from "./password-help";
import { PlainField, PlainForm } from "./plain-form";

/** Creates the first account and its admin, and signs the admin in. */
export function FirstRunForm() {
  return (
    <PlainForm
      action={createFirstAccountAction}
      submitLabel="Create account"
      ifLost="We don’t know whether the account was created. Try again: if it was, you can sign in with it."
      instead={(refusal) => refusal.code === "setup_closed" && <AlreadySetUp />}
    >
      <PlainField
        name="accountName"
        label="Practice or group"
        help="For example, Bright Smile Group. You add its locations next."
        autoComplete="organization"
      />
      <PlainField name="name" label="Your name" autoComplete="name" />
      <PlainField name="email" type="email" label="E-mail" autoComplete="username" />
      <PlainField
        name="password"
        type="password"
        label="Password"
        help={PASSWORD_HELP}
        autoComplete="new-password"
      />
    </PlainForm>
  );
}

function AlreadySetUp() {
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        This installation is already set up. If you just did that, sign in with your new password.
      </p>
      <LinkButton href={paths.signIn()} variant="primary">
        Go to sign-in
      </LinkButton>
    </div>
  );
}
