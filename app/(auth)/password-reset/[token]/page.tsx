import type { Metadata } from "next";
import { ExpiredLink } from "@/components/auth/expired-link";
import { SetPasswordForm } from "@/components/auth/set-password-form";
import { Card } from "@/components/ui/card";
import { setPasswordAction } from "@/lib/actions/setup-actions";
import { processClock } from "@/lib/auth/process-clock";
import { readLink } from "@/lib/domain/users/one-time-link";

export const metadata: Metadata = { title: "Set a new password" };

export default async function PasswordResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await readLink(token, "password_reset", processClock()());
  return (
    <Card>
      {person ? (
        <>
          <h1 className="font-semibold text-xl">Set a new password</h1>
          <p className="mt-1 mb-5 text-ink-2">
            For {person.email}. All devices signed in with the old password are signed out.
          </p>
          <SetPasswordForm
            token={token}
            email={person.email}
            action={setPasswordAction}
            submitLabel="Save new password"
          />
        </>
      ) : (
        <>
          <h1 className="mb-2 font-semibold text-xl">This link no longer works</h1>
          <ExpiredLink />
        </>
      )}
    </Card>
  );
}
