"use client";

import { acceptInvitationAction } from "@/lib/actions/setup-actions";
import { JoinAccountForm } from "./join-account-form";
import { SetPasswordForm } from "./set-password-form";

interface Props {
  token: string;
  email: string;
  /** Whether the account already has a login with this address. */
  hasLogin: boolean;
}

/**
 * Accepts an invitation with a new login, or with one that exists. Both are offered whatever logins the address has in
 * other accounts, so that the page says nothing of those.
 */
export function AcceptInvitation({ token, email, hasLogin }: Props) {
  if (hasLogin)
    return (
      <>
        <p className="mb-4 text-ink-2">You already sign in here. Enter your current password to accept.</p>
        <JoinAccountForm token={token} email={email} />
      </>
    );
  return (
    <>
      <SetPasswordForm
        token={token}
        email={email}
        action={acceptInvitationAction}
        submitLabel="Accept and set password"
      />
      <details className="mt-5 border-t pt-4">
        <summary className="min-h-6 cursor-pointer text-link">
          I already use Linekeeper with this address
        </summary>
        <p className="my-3 text-ink-2">
          A login that works in several accounts can join this one too. Any other login stays with its
          account: set a password above, and this account gets a login of its own.
        </p>
        <JoinAccountForm token={token} email={email} />
      </details>
    </>
  );
}
