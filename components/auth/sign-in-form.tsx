"use client";

import { useEffect } from "react";
import { forgetUnsure } from "@/components/feedback/unsure";
import { signInAction } from "@/lib/actions/account-actions";
import { ChooseLogin } from "./choose-login";
import { PlainField, PlainForm } from "./plain-form";

/** E-mail and password, then the question which login was meant if the password fits several. */
export function SignInForm({ next }: { next: string | undefined }) {
  useEffect(forgetUnsure, []);
  return (
    <PlainForm
      action={signInAction}
      submitLabel="Sign in"
      ifLost="Check your connection, then try again."
      instead={(refusal) =>
        refusal.code === "several_logins" && <ChooseLogin {...refusal.details} next={next} />
      }
    >
      {next && <input type="hidden" name="next" value={next} />}
      <PlainField name="email" type="email" label="E-mail" autoComplete="username" />
      <PlainField name="password" type="password" label="Password" autoComplete="current-password" />
    </PlainForm>
  );
}
