import type { Metadata } from "next";
import { LinkOver } from "@/components/auth/link-over";
import { SetPasswordForm } from "@/components/auth/set-password-form";
import { Card } from "@/components/ui/card";
import { processClock } from "@/lib/auth/process-clock";
import { readLink } from "@/lib/domain/users/one-time-link";

export const metadata: Metadata = { title: "Accept your invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await readLink(token, "invitation", processClock()());
  return (
    <Card>
      {person ? (
        <>
          <h1 className="font-semibold text-xl">Welcome, {person.name}</h1>
          <p className="mt-1 mb-5 text-ink-2">
            Choose a password for {person.email}. You are signed in with it right away.
          </p>
          <SetPasswordForm token={token} email={person.email} submitLabel="Set the password and sign in" />
        </>
      ) : (
        <>
          <h1 className="mb-2 font-semibold text-xl">This invitation does not work any more</h1>
          <LinkOver />
        </>
      )}
    </Card>
  );
}
