"use client";

import { joinAccountAction } from "@/lib/actions/setup-actions";
import { ExpiredLink } from "./expired-link";
import { PlainField, PlainForm } from "./plain-form";

interface Props {
  token: string;
  /** The address of the login. */
  email: string;
}

/** Accepts an invitation with a login that exists, then signs the person in. */
export function JoinAccountForm({ token, email }: Props) {
  return (
    <PlainForm
      action={joinAccountAction}
      submitLabel="Accept and sign in"
      ifLost="We don’t know whether you joined. Try again: if you did, this page tells you to sign in."
      instead={(refusal) => refusal.code === "link_expired" && <ExpiredLink />}
    >
      <input type="hidden" name="token" value={token} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PlainField
        name="currentPassword"
        type="password"
        label="Current password"
        autoComplete="current-password"
      />
    </PlainForm>
  );
}
